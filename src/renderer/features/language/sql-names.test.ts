import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import { sqlNames } from './sql-names';

const tables = [
  { name: 'flights', columns: parseSchema('carrier STRING, delay INT') },
  { name: 'late runs', columns: parseSchema('day DATE') },
];

/** `|` is the cursor. Keywords are counted by one of them. */
function offered(text: string): string[] {
  const [before = '', after = ''] = text.split('|');
  return sqlNames(before, before + after, tables).flatMap((each) => {
    if (each.kind === 'keyword') return each.word === 'WHERE' ? ['keywords'] : [];
    return [each.kind === 'table' ? each.table.name : each.field.name];
  });
}

describe('what a query can name', () => {
  it('is the columns of its tables, though they stand behind', () => {
    expect(offered('SELECT | FROM flights')).toEqual(['carrier', 'delay', 'flights', 'late runs', 'keywords']);
    expect(offered('SELECT * FROM flights JOIN "late runs" ON |')).toEqual(expect.arrayContaining(['delay', 'day']));
  });

  it('is a table behind FROM and JOIN', () => {
    for (const text of ['SELECT * FROM |', 'select * from fl|', 'SELECT * FROM flights f, |', 'FROM flights JOIN |'])
      expect(offered(text)).toEqual(['flights', 'late runs']);
  });

  it('is a column behind the dot of a table or its other name', () => {
    expect(offered('SELECT f.| FROM flights AS f')).toEqual(['carrier', 'delay']);
    expect(offered('SELECT flights.de| FROM flights WHERE true')).toEqual(['carrier', 'delay']);
    expect(offered('SELECT "late runs".| FROM "late runs"')).toEqual(['day']);
    expect(offered('SELECT x.| FROM flights')).toEqual([]);
  });

  it('is nothing within a text or a comment', () => {
    expect(offered("SELECT * FROM flights WHERE carrier = 'U|'")).toEqual([]);
    expect(offered('-- all of |')).toEqual([]);
    expect(offered("-- it's\nSELECT | FROM flights")).toContain('carrier');
  });
});
