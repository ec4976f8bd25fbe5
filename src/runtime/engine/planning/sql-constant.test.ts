import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import { formatDataType } from '../../../contract/model/data-type';
import { parseSqlConstant } from './sql-constant';

const parsed = (sql: string): [string, unknown] => {
  const { type, value } = parseSqlConstant(sql);
  return [formatDataType(type), value];
};

describe('SQL constants', () => {
  it.each([
    ['3', 'INT NOT NULL', 3],
    ['-1', 'INT NOT NULL', -1],
    [' + 7 ', 'INT NOT NULL', 7],
    ['2147483648', 'BIGINT NOT NULL', '2147483648'],
    ['-9223372036854775808', 'BIGINT NOT NULL', '-9223372036854775808'],
    ['9223372036854775808', 'DECIMAL(19, 0) NOT NULL', '9223372036854775808'],
    ['1.50', 'DECIMAL(3, 2) NOT NULL', '1.50'],
    ['-.5', 'DECIMAL(1, 1) NOT NULL', '-0.5'],
    ['1.5e3', 'DOUBLE NOT NULL', 1500],
    ["'x'", 'CHAR(1) NOT NULL', 'x'],
    ["'it''s'", 'CHAR(4) NOT NULL', "it's"],
    ["''", 'CHAR(0) NOT NULL', ''],
    ['TRUE', 'BOOLEAN NOT NULL', true],
    ['false', 'BOOLEAN NOT NULL', false],
    ['NULL', 'STRING', null],
    ["DATE '2024-02-29'", 'DATE NOT NULL', '2024-02-29'],
    ["TIME '12:34:56.7'", 'TIME(1) NOT NULL', '12:34:56.7'],
    ["TIMESTAMP '2024-02-29 12:00:00'", 'TIMESTAMP(0) NOT NULL', '2024-02-29T12:00:00'],
    ["TIMESTAMP '2024-02-29 12:00:00.250'", 'TIMESTAMP(3) NOT NULL', '2024-02-29T12:00:00.25'],
    ['CAST(3 AS BIGINT)', 'BIGINT NOT NULL', '3'],
    ['CAST(1 AS DOUBLE)', 'DOUBLE NOT NULL', 1],
    ['CAST(0.1 AS FLOAT)', 'FLOAT NOT NULL', Math.fround(0.1)],
    ['CAST(-1.9 AS INT)', 'INT NOT NULL', -1],
    ['CAST(NULL AS BIGINT)', 'BIGINT', null],
    ["CAST('42' AS SMALLINT)", 'SMALLINT NOT NULL', 42],
    ['CAST(1.005 AS DECIMAL(10, 2))', 'DECIMAL(10, 2) NOT NULL', '1.01'],
    ['CAST(7 AS STRING)', 'STRING NOT NULL', '7'],
    ["CAST(DATE '2024-02-29' AS TIMESTAMP(3))", 'TIMESTAMP(3) NOT NULL', '2024-02-29T00:00:00'],
    ["CAST(CAST('1' AS INT) AS BOOLEAN)", 'BOOLEAN NOT NULL', true],
  ])('%s is a %s', (sql, type, value) => {
    expect(parsed(sql)).toEqual([type, value]);
  });

  it('a bare NULL takes the declared type', () => {
    expect(parseSqlConstant('NULL', { kind: 'INT', nullable: false })).toEqual({
      type: { kind: 'INT', nullable: true },
      value: null,
    });
  });

  it.each([
    ['', 'Expected a constant at the end'],
    ['abc', '"ABC" is no constant'],
    ["'open", 'no closing quote'],
    ['3 4', 'Expected the end at character 3'],
    ['12abc', 'Expected a constant at character 1'],
    ["DATE '2023-02-29'", 'cannot be a DATE'],
    ["TIMESTAMP '2024-01-01 25:00:00'", 'cannot be a TIMESTAMP(0)'],
    ['CAST(300 AS TINYINT)', 'cannot be a TINYINT'],
    ["CAST('x' AS INT)", 'cannot be a INT'],
    ['CAST(1 AS BIGINTT)', 'is no type'],
    ['CAST(1 AS BIGINT', "Expected ')'"],
    ['CAST(1)', 'Expected AS'],
    ['CAST(1 AS ARRAY<INT>)', 'cannot be a ARRAY<INT>'],
  ])('refuses %s in words', (sql, words) => {
    try {
      parseSqlConstant(sql);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(WorkbenchError);
      if (error instanceof WorkbenchError)
        expect(error.data).toMatchObject({ code: 'BAD_CONSTANT', stage: 'plan', facts: { sql } });
      expect(String(error)).toContain(words);
    }
  });
});
