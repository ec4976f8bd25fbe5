import { describe, expect, it } from 'vitest';
import { workbenchError, type ErrorData } from '../../../contract/errors';
import { parseSchema } from '../../../contract/model/data-type';
import type { Expectation } from '../../../contract/model/case';
import type { Cell } from '../../../contract/model/rows';
import { changesOf, finalRows } from './changelog';
import { judgeAnswer, type CaseAnswer } from './judge-answer';

const rowsAnswer = (schema: string, rows: readonly (readonly Cell[])[]): CaseAnswer => ({
  columns: parseSchema(schema),
  rows,
  error: null,
  changes: null,
  sideFile: null,
});

const expectedRows = (type: string, rows: Cell[][], order: 'input' | 'sorted' = 'input'): Expectation => ({
  schema: [['result', type]],
  rows,
  order,
});

const errorAnswer = (error: Partial<ErrorData>): CaseAnswer => ({
  ...rowsAnswer('', []),
  error: { ...workbenchError('UDF_EXCEPTION', 'run', 'no', {}, { errorType: 'ValueError' }).data, ...error },
});

const expectedError = { error: 'no', error_type: 'ValueError', stage: 'run' };

describe('an answer of rows', () => {
  it.each<[string, string, Cell, Cell]>([
    ['integers of any size', 'BIGINT', '9007199254740993', '9007199254740993'],
    ['integers as numbers or texts', 'BIGINT', '5', 5],
    ['FLOAT after rounding to 32 bits', 'FLOAT', 0.10000000149011612, 0.1],
    ['NaN', 'DOUBLE', 'NaN', 'NaN'],
    ['times without zeros at the end', 'TIMESTAMP(6)', '2024-01-01T00:00:00.5', '2024-01-01T00:00:00.500000'],
    [
      'maps whatever their order',
      'MAP<STRING, INT>',
      [
        ['b', 2],
        ['a', 1],
      ],
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
  ])('is the recorded one: %s', (_, type, given, recorded) => {
    expect(judgeAnswer(expectedRows(type, [[recorded]]), rowsAnswer(`result ${type}`, [[given]]), 0).why).toBe('');
  });

  it.each<[string, string, Cell, Cell]>([
    ['-0.0 for 0.0', 'DOUBLE', -0, 0],
    ['NULL for NaN', 'DOUBLE', null, 'NaN'],
    ['a neighbour beyond 2^53', 'BIGINT', '9007199254740992', '9007199254740993'],
    ['another scale', 'DECIMAL(5, 2)', '1.5', '1.50'],
  ])('is another one: %s', (_, type, given, recorded) => {
    const { why, difference } = judgeAnswer(
      expectedRows(type, [[recorded]]),
      rowsAnswer(`result ${type}`, [[given]]),
      0,
    );
    expect(why).toContain('Row 0 is');
    expect(difference).toMatchObject({ row: 0, actual: { cells: [given] } });
  });

  it('may come in another order where it is a multiset', () => {
    const answer = rowsAnswer('result INT', [[2], [1], [2]]);
    expect(judgeAnswer(expectedRows('INT', [[1], [2], [2]], 'sorted'), answer, 0).why).toBe('');
    expect(judgeAnswer(expectedRows('INT', [[1], [2], [2]]), answer, 0).why).toContain('Row 0');
    expect(judgeAnswer(expectedRows('INT', [[1], [1], [2]], 'sorted'), answer, 0).why).not.toBe('');
  });

  it('has the recorded names and types, NOT NULL apart', () => {
    const answer = rowsAnswer('result INT NOT NULL', [[1]]);
    expect(judgeAnswer(expectedRows('INT', [[1]]), answer, 0).why).toBe('');
    expect(judgeAnswer(expectedRows('BIGINT', [[1]]), answer, 0).why).toContain('expected result BIGINT');
  });
});

describe('an answer of an error', () => {
  it.each<[string, Partial<ErrorData>, Partial<typeof expectedError & { line: number; in: string }>]>([
    ['text within ours', { error: 'oh no!' }, {}],
    ['last part of the type', { error_type: 'builtins.ValueError' }, {}],
    ['no text for no text', { error: '' }, { error: '' }],
    ['objects wherever they lie', { error: 'oh <f at 0x7f9fa06c62a0>' }, { error: '<f at 0x7f221720f740>' }],
    ['place', { line: 3, in: 'f' }, { line: 3, in: 'f' }],
    [
      "type and stage of Java's own",
      { error_type: 'java.lang.NullPointerException', error: 'ours' },
      { error_type: 'java.lang.NullPointerException', error: 'theirs' },
    ],
    ['any error for a crash', { error_type: 'Whatever' }, { error_type: 'CRASH' }],
    ['any error for a hang', { error_type: 'TimeoutError' }, { error_type: 'HANG' }],
    ['no place of the file itself', { stage: 'define', line: 2 }, { stage: 'define' }],
  ])('is the recorded one: %s', (_, given, recorded) => {
    expect(judgeAnswer({ ...expectedError, ...recorded }, errorAnswer(given), 0).why).toBe('');
  });

  it.each<[string, Partial<ErrorData>, Partial<typeof expectedError & { line: number; in: string }>]>([
    ['another text', { error: 'yes' }, {}],
    ['a text where there was none', { error: 'no' }, { error: '' }],
    ['another type', { error_type: 'KeyError' }, {}],
    ['another stage', { stage: 'plan' }, {}],
    ['a place where there was none', { line: 3, in: 'f' }, {}],
    ['another place', { line: 3, in: 'f' }, { line: 4, in: 'f' }],
    ['an error of the plan for a crash', { stage: 'plan' }, { error_type: 'CRASH' }],
  ])('is another one: %s', (_, given, recorded) => {
    expect(judgeAnswer({ ...expectedError, ...recorded }, errorAnswer(given), 0).why).not.toBe('');
  });

  it('is no answer of rows', () => {
    expect(judgeAnswer(expectedError, rowsAnswer('result INT', [[1]]), 0).why).toContain('Gave 1 row');
    expect(judgeAnswer(expectedRows('INT', [[1]]), errorAnswer({}), 0).why).toContain('failed at run');
  });
});

describe('a changelog', () => {
  const schema: [string, string][] = [
    ['k', 'STRING'],
    ['result', 'BIGINT'],
  ];
  const changes: [string, Cell[]][] = [
    ['+I', ['a', 1]],
    ['+I', ['b', 5]],
    ['-U', ['a', 1]],
    ['+U', ['a', 3]],
  ];
  const answer = (given: [string, Cell[]][]): CaseAnswer => {
    const all = changesOf(given.map(([kind, [k = null, v = null]]) => [kind, k, String(v)]));
    const columns = parseSchema('k STRING, result BIGINT');
    return { columns, rows: finalRows(columns, all), error: null, changes: all, sideFile: null };
  };
  const expected: Expectation = {
    schema,
    rows: [
      ['a', 3],
      ['b', 5],
    ],
    order: 'sorted',
    changelog: changes,
  };

  it('keeps the order of each key, and no order between keys', () => {
    const [first, second, third, fourth] = changes;
    if (!first || !second || !third || !fourth) throw new Error('four changes');
    expect(judgeAnswer(expected, answer([second, first, third, fourth]), 1).why).toBe('');
    expect(judgeAnswer(expected, answer([first, second, fourth]), 1).why).not.toBe('');
  });
});
