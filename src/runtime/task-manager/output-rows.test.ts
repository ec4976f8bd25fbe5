import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { readCells } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { makePlan, type PlanChanges } from '../testing/plan-fixture';
import { outputRows, resultTypes } from './output-rows';

const place = { jobId: 'job', file: '/p/f.py', projectRoot: '/p', python: 'python' };
const schema = 'a BIGINT, s STRING';

function batch(text: string, rows: readonly Cell[][]): ColumnBatch {
  return batchFromCells(parseSchema(text), rows);
}

function cells(rows: ColumnBatch): Cell[][] {
  return readCells(rows, 0, rows.rows);
}

const plan = (changes: PlanChanges) => makePlan(place, { schema, ...changes });

describe('output rows', () => {
  it('of a table function repeat the kept columns of the row they come from', () => {
    const table = plan({ kind: 'table', keep: [1], results: 'w STRING' });
    expect(resultTypes(table).map(({ kind }) => kind)).toEqual(['INT', 'STRING']);
    const frame = batch(schema, [
      ['1', 'x'],
      ['2', null],
      ['3', 'z'],
    ]);
    const results = batch('origin INT, w STRING', [
      [2, 'p'],
      [0, 'q'],
      [0, null],
      [1, 'r'],
    ]);
    expect(cells(outputRows(table).of(frame, results))).toEqual([
      ['z', 'p'],
      ['x', 'q'],
      ['x', null],
      [null, 'r'],
    ]);
  });

  it('of a table function that keeps nothing are its columns', () => {
    const table = plan({ kind: 'table', results: 'w STRING' });
    const frame = batch(schema, [['1', 'x']]);
    expect(cells(outputRows(table).of(frame, batch('origin INT, w STRING', [[0, 'p']])))).toEqual([['p']]);
  });

  it('of a scalar function take the kept rows in turn, over all parts of a frame', () => {
    const rows = outputRows(plan({ keep: [0], resultType: 'INT' }));
    rows.sent(
      batch(schema, [
        ['1', 'x'],
        ['2', 'y'],
      ]),
    );
    expect(cells(rows.of(null, batch('r INT', [[10]])))).toEqual([['1', 10]]);
    expect(cells(rows.of(null, batch('r INT', [[20]])))).toEqual([['2', 20]]);
  });

  it('of an aggregate are as the worker gave them', () => {
    const aggregate = plan({ kind: 'aggregate', groupBy: [1], resultType: 'INT', changelog: true });
    expect(resultTypes(aggregate).map(({ kind }) => kind)).toEqual(['STRING', 'STRING', 'INT']);
    const results = batch('k STRING, s STRING, r INT', [['+I', 'x', 1]]);
    expect(outputRows(aggregate).of(null, results)).toBe(results);
  });
});
