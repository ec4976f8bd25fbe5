import { describe, expect, it } from 'vitest';
import { workbenchError } from '../../../contract/errors';
import { parseSchema, type Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import type { Found } from './outcome';
import { shrinkRow } from './shrink';

const fail = workbenchError('UDF_EXCEPTION', 'run', 'no', {}, { errorType: 'ValueError' }).data;

/** A difference of a function that fails in one mode where `fails` says so. */
function foundIn(columns: readonly Field[], fails: (row: readonly Cell[]) => boolean, input: readonly Cell[]) {
  const found = (row: readonly Cell[]): Found | null =>
    fails(row)
      ? {
          input: row,
          row: 7,
          count: 1,
          neighbours: [row],
          outcomes: new Map([
            ['process-row', { rows: [['x']] }],
            ['thread', { error: fail }],
          ]),
          columns,
          results: parseSchema('result STRING'),
          zone: 'UTC',
        }
      : null;
  const first = found(input);
  if (first === null) throw new Error('the row shows no difference');
  return shrinkRow(first, (rows) => Promise.resolve(rows.map(found)));
}

describe('shrinking a row that shows a difference', () => {
  it('keeps what the difference needs and makes the rest plain', async () => {
    const columns = parseSchema('a INT, s STRING, d DECIMAL(5, 2)');
    const { input } = await foundIn(columns, ([a]) => typeof a === 'number' && a > 0, [123456, 'text', '17.50']);
    expect(input).toEqual([1, null, null]);
  });

  it('takes lists, maps and rows apart', async () => {
    const columns = parseSchema('v ARRAY<ROW<x INT, y STRING NOT NULL>>');
    const holdsNull = ([v]: readonly Cell[]): boolean => JSON.stringify(v).includes('[null,');
    const { input } = await foundIn(columns, holdsNull, [
      [
        [1, 'one'],
        [null, 'two'],
        [3, 'three'],
      ],
    ]);
    expect(input).toEqual([[[null, '']]]);
  });

  it('leaves a row alone that shows nothing by itself', async () => {
    const columns = parseSchema('a INT');
    let asked = 0;
    const found: Found = {
      input: [5],
      row: 0,
      count: 1,
      neighbours: [[5], [null]],
      outcomes: new Map([['thread', { error: fail }]]),
      columns,
      results: parseSchema('result INT'),
      zone: 'UTC',
    };
    const smallest = await shrinkRow(found, (rows) => {
      asked += 1;
      return Promise.resolve(rows.map(() => null));
    });
    expect(smallest).toBe(found);
    expect(asked).toBe(1);
  });
});
