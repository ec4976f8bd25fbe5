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
    // Flink does not compute these: the function gets the digits that were written.
    ['CAST(1.005 AS DECIMAL(10, 2))', 'DECIMAL(10, 2) NOT NULL', '1.005'],
    ['CAST(3 AS DECIMAL(10, 2))', 'DECIMAL(10, 2) NOT NULL', '3'],
    ["CAST('1.005' AS DECIMAL(10, 2))", 'DECIMAL(10, 2) NOT NULL', '1.01'],
    ['CAST(300 AS TINYINT)', 'TINYINT NOT NULL', 44],
    ["CAST('abc' AS CHAR(5))", 'CHAR(5) NOT NULL', 'abc  '],
    ["CAST('abc' AS VARCHAR(2))", 'VARCHAR(2) NOT NULL', 'ab'],
    ['CAST(1e10 AS STRING)', 'STRING NOT NULL', '1.0E10'],
    ['CAST(TRUE AS STRING)', 'STRING NOT NULL', 'TRUE'],
    ["TIMESTAMP '2024-02-29 12:34:56.123456'", 'TIMESTAMP(6) NOT NULL', '2024-02-29T12:34:56.123456'],
    ["U&'\\00e4'", 'CHAR(1) NOT NULL', 'ä'],
    ['ARRAY[1, 2]', 'ARRAY<INT NOT NULL> NOT NULL', [1, 2]],
    ["ARRAY['a', 'bcd', NULL]", 'ARRAY<STRING> NOT NULL', ['a', 'bcd', null]],
    ['ARRAY[1, 2.50]', 'ARRAY<DECIMAL(12, 2) NOT NULL> NOT NULL', ['1.00', '2.50']],
    ["MAP['a', 1]", 'MAP<STRING NOT NULL, INT NOT NULL> NOT NULL', [['a', 1]]],
    ["ROW(1, 'a')", 'ROW<`EXPR$0` INT NOT NULL, `EXPR$1` CHAR(1) NOT NULL> NOT NULL', [1, 'a']],
    ["CAST(ROW(1, 'a') AS ROW<x BIGINT, y STRING>)", 'ROW<x BIGINT, y STRING> NOT NULL', ['1', 'a']],
    ['CAST(7 AS STRING)', 'STRING NOT NULL', '7'],
    ["CAST(DATE '2024-02-29' AS TIMESTAMP(3))", 'TIMESTAMP(3) NOT NULL', '2024-02-29T00:00:00'],
    ["CAST(CAST('1' AS INT) AS BOOLEAN)", 'BOOLEAN NOT NULL', true],
    ['2 + 3 * (4 - 1)', 'INT NOT NULL', 11],
    ['10 - 2 - 3', 'INT NOT NULL', 5],
    ['1 - -1', 'INT NOT NULL', 2],
    ['-(5)', 'INT NOT NULL', -5],
    ['-7 / 2', 'INT NOT NULL', -3],
    ['-10 % 3', 'INT NOT NULL', -1],
    ['2147483647 + 1', 'INT NOT NULL', -2147483648],
    ['CAST(1 AS BIGINT) + 1', 'BIGINT NOT NULL', '2'],
    ['1.10 - 0.1', 'DECIMAL(4, 2) NOT NULL', '1.00'],
    ['1.5 * 1.5', 'DECIMAL(4, 2) NOT NULL', '2.25'],
    ['1.0 / 3', 'DECIMAL(13, 12) NOT NULL', '0.333333333333'],
    ['1e0 + 1', 'DOUBLE NOT NULL', 2],
    ['CAST(NULL AS INT) + 1', 'INT', null],
    ["'a' || 'b'", 'STRING NOT NULL', 'ab'],
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
    ["CAST('2023-02-29' AS DATE)", 'cannot be a DATE'],
    ['CAST(1 AS DECIMAL(x))', 'is no type'],
    ['CAST(1 AS BIGINT', "Expected ')'"],
    ['CAST(1)', 'Expected AS'],
    ['CAST(1 AS ARRAY<INT>)', 'cannot be a ARRAY<INT>'],
    ['1 / 0', 'Division by zero'],
    ["'1' + 2", "Cannot apply '+' to arguments of type '<CHAR(1)> + <INTEGER>'"],
    ['1 +', 'Expected a constant at the end'],
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

  it.each([
    ['99999999999999999999', "Numeric literal '99999999999999999999' out of range", 'SqlValidatorException', 'plan'],
    ['1e400', "Numeric literal '1E400' out of range", 'SqlValidatorException', 'plan'],
    ["X'4142'", 'Unsupported type BINARY', 'RuntimeException', 'plan'],
    ["CAST('x' AS BYTES)", 'Unsupported type VARBINARY', 'RuntimeException', 'plan'],
    ["INTERVAL '1' DAY", 'Unsupported type INTERVAL_DAY', 'RuntimeException', 'plan'],
    ["INTERVAL '1' MONTH", 'Unsupported type INTERVAL_MONTH', 'RuntimeException', 'plan'],
    ["INTERVAL '1-2' YEAR TO MONTH", 'Unsupported type INTERVAL_YEAR_MONTH', 'RuntimeException', 'plan'],
    [
      '123456789012345678.123456789',
      "Numeric literal '123456789012345678.123456789' out of range",
      'SqlValidatorException',
      'plan',
    ],
    ["DATE '2024-02-30'", "Illegal DATE literal '2024-02-30': not in format 'yyyy-MM-dd'", 'CalciteException', 'plan'],
    ["TIME '25:00:00'", "Illegal TIME literal '25:00:00': not in format 'HH:mm:ss'", 'CalciteException', 'plan'],
    ['CAST(1 AS BIGINTT)', "Unknown identifier 'BIGINTT'", 'SqlValidatorException', 'plan'],
    ["CAST('x' AS INT)", "For input string: 'x'.", 'NumberFormatException', 'run'],
  ])('refuses %s as Flink does', (sql, words, type, stage) => {
    try {
      parseSqlConstant(sql);
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain(words);
      if (error instanceof WorkbenchError) {
        expect(error.data.error_type.split('.').pop()).toBe(type);
        expect(error.data.stage).toBe(stage);
      }
    }
  });
});
