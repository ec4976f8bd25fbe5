import { describe, expect, it } from 'vitest';
import { workbenchError } from '../../../contract/errors';
import { parseSchema } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import type { LaneRun, Outcome } from './lanes';
import { RowOutcomes } from './row-outcomes';

const fields = parseSchema('v INT');

/** Gives each row back, and fails at the first row that `fails` names; counts its runs. */
function lane(fails: (cell: Cell) => boolean, namesRow: boolean, errorType = 'ValueError') {
  const state = { runs: 0 };
  const run = (rows: readonly (readonly Cell[])[]): Promise<LaneRun> => {
    state.runs += 1;
    const bad = rows.findIndex(([cell = null]) => fails(cell));
    const given = (bad < 0 ? rows : namesRow ? rows.slice(0, bad) : []).map(([cell = null], index): Cell[] => [
      index,
      cell,
    ]);
    const facts = namesRow ? { row: bad } : {};
    const { data } = workbenchError('UDF_EXCEPTION', 'run', 'no', facts, { errorType });
    return Promise.resolve({ rows: given, columns: [], error: bad < 0 ? null : data });
  };
  return { state, outcomes: new RowOutcomes(fields, run) };
}

const shown = (outcomes: readonly Outcome[]): unknown[] =>
  outcomes.map((outcome) => ('error' in outcome ? 'error' : outcome.rows));

describe('what a mode makes of each of many rows', () => {
  it.each([true, false])('goes on behind a row that fails (error names its row: %s)', async (namesRow) => {
    const { outcomes } = lane((cell) => cell === 2, namesRow);
    expect(shown(await outcomes.of([[1], [2], [3], [2], [4]]))).toEqual([[[1]], 'error', [[3]], 'error', [[4]]]);
  });

  it('asks no longer about NULLs that fail every time', async () => {
    const rows = Array.from({ length: 200 }, (_, index): Cell[] => [index % 2 === 0 ? null : index]);
    const { state, outcomes } = lane((cell) => cell === null, true, 'java.lang.NullPointerException');
    const found = shown(await outcomes.of(rows));
    expect(found.filter((each) => each === 'error')).toHaveLength(100);
    expect(state.runs).toBeLessThan(6);
  });

  it('takes an error that every row has alone for one of all rows', async () => {
    const rows = Array.from({ length: 500 }, (_, index): Cell[] => [index]);
    const { state, outcomes } = lane(() => true, false);
    expect(shown(await outcomes.of(rows)).every((each) => each === 'error')).toBe(true);
    expect(state.runs).toBe(3);
  });
});
