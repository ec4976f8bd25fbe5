import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import { parseSchema } from '../../../contract/model/data-type';
import type { Argument } from '../../../contract/model/job';
import { bindArguments, type BoundArgument } from './bind-arguments';
import { udfInfo } from '../../testing/udf-info-fixture';

function bound(parameters: readonly string[], schema: string, given?: readonly Argument[]): string[] {
  return bindArguments(udfInfo({ parameters }), parseSchema(schema), given).map((argument) => describeBound(argument));
}

function describeBound(argument: BoundArgument): string {
  switch (argument.kind) {
    case 'column':
      return argument.field.name;
    case 'constant':
      return String(argument.constant.value);
    case 'call':
      return `${argument.udf.name}(${argument.args.map(describeBound).join(', ')})`;
  }
}

function failure(work: () => unknown): WorkbenchError['data'] {
  try {
    work();
  } catch (error) {
    if (error instanceof WorkbenchError) return error.data;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('binding arguments', () => {
  it.each([
    {
      rule: 'by name, whatever the order of the columns',
      parameters: ['b', 'a'],
      schema: 'a INT, b INT, c INT',
      expected: ['b', 'a'],
    },
    {
      rule: 'by position where no name fits and the counts are equal',
      parameters: ['x', 'y'],
      schema: 'a INT, b INT',
      expected: ['a', 'b'],
    },
    {
      rule: 'by position where the names that fit are in place',
      parameters: ['a', 'y'],
      schema: 'a INT, b INT',
      expected: ['a', 'b'],
    },
    {
      rule: 'without parameters that have a default and no column',
      parameters: ['a', 'z='],
      schema: 'a INT, b INT',
      expected: ['a'],
    },
    {
      rule: 'with parameters that have a default and a column',
      parameters: ['a', 'b='],
      schema: 'b INT, a INT',
      expected: ['a', 'b'],
    },
    { rule: 'all columns of a variadic function', parameters: ['*rest'], schema: 'a INT, b INT', expected: ['a', 'b'] },
    { rule: 'none for a function without parameters', parameters: [], schema: 'a INT', expected: [] },
  ])('binds $rule', ({ parameters, schema, expected }) => {
    expect(bound(parameters, schema)).toEqual(expected);
  });

  it('takes given arguments as they are, also a wrong count: that is a TypeError of the call, as on Flink', () => {
    const given: Argument[] = [
      { kind: 'column', name: 'b' },
      { kind: 'constant', sql: '3' },
      { kind: 'column', name: 'b' },
    ];
    expect(bound(['x'], 'a INT, b INT', given)).toEqual(['b', '3', 'b']);
  });

  it('names the missing column, the nearest one, and the place of the function', () => {
    const error = failure(() => bound(['dep_delay', 'arr_dealy'], 'dep_delay INT, arr_delay INT, carrier STRING'));
    expect(error).toMatchObject({
      code: 'COLUMN_NOT_FOUND',
      stage: 'plan',
      line: 4,
      in: 'f',
      facts: { missing: 'arr_dealy', suggestion: 'arr_delay', columns: ['dep_delay', 'arr_delay', 'carrier'] },
    });
    expect(error.error).toBe(
      'There is no column arr_dealy for the parameter arr_dealy of f. Did you mean arr_delay? The input has dep_delay, arr_delay and carrier.',
    );
  });

  it('takes calls of other functions of the file, with arguments of their own', () => {
    const other = udfInfo({ name: 'g', parameters: ['x'] });
    const given: Argument[] = [{ kind: 'call', function: 'g', args: [{ kind: 'column', name: 'a' }] }];
    const args = bindArguments(udfInfo({ parameters: ['v'] }), parseSchema('a INT'), given, [other]);
    expect(args.map(describeBound)).toEqual(['g(a)']);
  });

  it('refuses a call of a function that the file has not, or that gives no value', () => {
    const call: Argument[] = [{ kind: 'call', function: 'gg', args: [] }];
    const functions = [udfInfo({ name: 'g' }), udfInfo({ name: 'gg', kind: 'table' })];
    expect(failure(() => bindArguments(udfInfo(), [], call, functions.slice(0, 1)))).toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
      facts: { functions: ['g'] },
    });
    expect(failure(() => bindArguments(udfInfo(), [], call, functions)).code).toBe('UNSUPPORTED_OPERATION');
  });

  it('names the missing column of a given argument', () => {
    const error = failure(() => bound(['x'], 'a INT', [{ kind: 'column', name: 'zz' }]));
    expect(error).toMatchObject({ code: 'COLUMN_NOT_FOUND', facts: { missing: 'zz' } });
    expect(error.facts).not.toHaveProperty('suggestion');
  });

  it('names parameters and columns where neither names nor count fit', () => {
    const error = failure(() => bound(['first', 'second'], 'a INT, b INT, c INT'));
    expect(error).toMatchObject({
      code: 'ARGUMENT_MISMATCH',
      facts: { parameters: ['first', 'second'], columns: ['a', 'b', 'c'] },
    });
  });

  it('does not bind by position what would cross names', () => {
    expect(failure(() => bound(['b', 'x'], 'a INT, b INT')).code).toBe('COLUMN_NOT_FOUND');
  });
});
