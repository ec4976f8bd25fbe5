import { describe, expect, it } from 'vitest';
import { parseSchema } from '../contract/model/data-type';
import { cellText, RowTable } from './table';

describe('the table of rows', () => {
  it('aligns numbers to the right and shows NULL, empty texts and control characters', () => {
    const rows = [
      ['1', 'a\tb'],
      ['12345', ''],
      [null, null],
    ];
    const table = new RowTable(parseSchema('n BIGINT, text STRING'), rows);
    expect(table.header() + table.rows(rows)).toBe(
      ['n       text', 'BIGINT  STRING', '------  ------', '     1  a\\tb', " 12345  ''", 'NULL    NULL', ''].join(
        '\n',
      ),
    );
  });

  it('keeps the sign of zero and cuts long texts', () => {
    expect(cellText(-0)).toBe('-0');
    expect(cellText('x'.repeat(100))).toHaveLength(48);
  });
});
