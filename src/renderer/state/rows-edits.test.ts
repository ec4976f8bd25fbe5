import { describe, expect, it } from 'vitest';
import { parseDataType, parseSchema } from '../../contract/model/data-type';
import type { RowsFile } from '../../contract/model/rows-file';
import {
  clearCells,
  columnProblem,
  duplicateRows,
  insertRow,
  problemOf,
  problemsOf,
  putColumn,
  removeColumn,
  removeRows,
  setCells,
  toggleRowKinds,
  typedCell,
} from './rows-edits';

const table: RowsFile = {
  fields: parseSchema('a BIGINT, s STRING'),
  rowKinds: null,
  rows: [
    ['1', 'x'],
    ['2', null],
  ],
};
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe('editing rows by hand', () => {
  it('writes cells, and adds the rows that a paste needs', () => {
    const next = setCells(table, 1, 1, [['y'], ['z', 'beyond']]);
    expect(next.rows).toEqual([
      ['1', 'x'],
      ['2', 'y'],
      [null, 'z'],
    ]);
    expect(table.rows).toHaveLength(2);
  });

  it('inserts, duplicates, removes and clears', () => {
    expect(insertRow(table, 1).rows).toEqual([
      ['1', 'x'],
      [null, null],
      ['2', null],
    ]);
    expect(duplicateRows(table, at(0, 0, 1)).rows).toEqual([...table.rows, ...table.rows]);
    expect(removeRows(table, at(0, 0)).rows).toEqual([['2', null]]);
    expect(clearCells(table, at(0, 0, 0, 1), 'empty').rows[0]).toEqual([null, '']);
    expect(clearCells(table, at(0, 0, 9, 1), 'null').rows).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('reads the cells of a column anew by its new type, and keeps as texts what does not fit', () => {
    const asText = putColumn(table, 0, { name: 'a', type: parseDataType('STRING') });
    expect(asText.rows.map((row) => row[0])).toEqual(['1', '2']);
    const asNumber = putColumn({ ...table, rows: [...table.rows, ['3', '4.5']] }, 1, {
      name: 'n',
      type: parseDataType('DOUBLE'),
    });
    expect(asNumber.rows.map((row) => row[1])).toEqual(['x', null, 4.5]);
    expect(problemsOf(asNumber)).toEqual([{ row: 0, column: 1 }]);
    expect(putColumn(asNumber, 1, { name: 's', type: parseDataType('STRING') }).rows[0]).toEqual(['1', 'x']);
    expect(putColumn(table, 2, { name: 'b', type: parseDataType('INT') }).rows[0]).toEqual(['1', 'x', null]);
    expect(removeColumn(table, 0)).toMatchObject({ fields: [{ name: 's' }], rows: [['x'], [null]] });
    expect(columnProblem(table, 0, 's', 'BIGINT')).toContain('already');
    expect(columnProblem(table, 0, 'a', 'BIGNT')).toContain('a Flink SQL type');
    expect(columnProblem(table, 0, 'a', 'INT')).toBeNull();
  });

  it('has a column of row kinds, which only takes those', () => {
    const kinds = toggleRowKinds(table);
    expect(kinds).toMatchObject({ rowKinds: 'row_kind', fields: [{ name: 'row_kind' }, { name: 'a' }, { name: 's' }] });
    expect(kinds.rows[0]).toEqual(['+I', '1', 'x']);
    expect(['d', '-u', '+I', 'u', 'other'].map((text) => typedCell(kinds, 0, text))).toEqual([
      '-D',
      '-U',
      '+I',
      '+U',
      'other',
    ]);
    expect(problemOf(kinds, 0, 'other')).toContain('+I, -U, +U or -D');
    expect(insertRow(kinds, 2).rows[2]).toEqual(['+I', null, null]);
    expect(toggleRowKinds(kinds)).toEqual(table);
  });
});
