import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Project } from '../../contract/model/project';
import type { UdfInfo, UdfParameter } from '../../contract/model/udf';
import { argumentsOf, choicesOf, keptColumns, matchedArguments } from './job';
import { sampleFunction } from './sample-function';

const parameter = (name: string, more: Partial<UdfParameter> = {}): UdfParameter => ({
  name,
  optional: false,
  variadic: false,
  ...more,
});
const columns = parseSchema('a BIGINT, b BIGINT, s STRING');
const column = (name: string) => ({ kind: 'column' as const, name });

describe('matching parameters with columns', () => {
  it('goes by name', () => {
    expect(matchedArguments([parameter('s'), parameter('a')], columns)).toEqual([column('s'), column('a')]);
  });

  it('leaves out defaults that no column is named like, and what follows them', () => {
    const parameters = [parameter('a'), parameter('x', { optional: true }), parameter('b', { optional: true })];
    expect(matchedArguments(parameters, columns)).toEqual([column('a')]);
  });

  it('goes by position where the counts are equal and no name is crossed', () => {
    const parameters = ['x', 'y', 'z'].map((name) => parameter(name));
    expect(matchedArguments(parameters, columns)).toEqual(['a', 'b', 's'].map(column));
    expect(matchedArguments([parameter('x'), parameter('y')], columns)).toBeNull();
    expect(
      matchedArguments(
        ['b', 'y', 'z'].map((name) => parameter(name)),
        columns,
      ),
    ).toBeNull();
  });

  it('gives all columns to a function of any number', () => {
    expect(matchedArguments([parameter('values', { variadic: true })], columns)).toEqual(['a', 'b', 's'].map(column));
  });
});

describe('the arguments in force', () => {
  const project = (count: number): Project => ({
    root: '/p',
    entries: [],
    files: ['f.py'],
    configYaml: {},
    configText: null,
    problem: null,
    settings: {
      name: 'p',
      data: [],
      bindings: { 'f.py:f': { args: Array.from({ length: count }, () => column('s')) } },
      profile: 'product',
      settings: {},
    },
  });
  const info = sampleFunction({ parameters: [parameter('a'), parameter('b')] });

  it("are the user's", () => {
    expect(argumentsOf(project(2), 'f.py', info, columns)).toEqual([column('s'), column('s')]);
  });

  it('of a row-based operation are the columns of the row', () => {
    const row: UdfInfo = { ...info, resultType: { kind: 'ROW', nullable: true, fields: [] } };
    const bound = project(0);
    const binding = { rowBased: 'map' as const };
    const whole = { ...bound, settings: { ...bound.settings, bindings: { 'f.py:f': binding } } };
    expect(argumentsOf(whole, 'f.py', row, columns)).toEqual(['a', 'b', 's'].map(column));
    const some = {
      ...bound,
      settings: { ...bound.settings, bindings: { 'f.py:f': { ...binding, args: [column('s')] } } },
    };
    expect(argumentsOf(some, 'f.py', row, columns)).toEqual([column('s')]);
  });

  it('are matched anew where the function has got another number of parameters', () => {
    expect(argumentsOf(project(3), 'f.py', info, columns)).toEqual([column('a'), column('b')]);
    expect(argumentsOf(project(1), 'f.py', info, null)).toEqual([column('s')]);
  });

  it('put their columns before the result once each', () => {
    const inner = { kind: 'call' as const, function: 'g', args: [column('s'), column('a')] };
    const args = [column('a'), { kind: 'constant' as const, sql: '3' }, inner, column('b')];
    expect(keptColumns({}, args)).toEqual(['a', 's', 'b']);
    expect(keptColumns({ keep: ['s'] }, args)).toEqual(['s']);
  });

  it('show partition and time of an OVER window first', () => {
    const window = { kind: 'over' as const, time: 't', frame: { unit: 'rows' as const, preceding: 2 } };
    expect(keptColumns({ window, groupBy: ['s'] }, [column('a')])).toEqual(['s', 't', 'a']);
  });
});

describe('what a job takes of a binding', () => {
  const aggregate: UdfInfo = {
    name: 'f',
    kind: 'aggregate',
    funcType: 'general',
    parameters: [parameter('a')],
    resultType: null,
    inputTypes: null,
    deterministic: true,
    line: 1,
    docstring: null,
    pickleProblem: null,
  };

  const choosing = { args: [column('a')], columns, setting: null };

  it('is what the kind has, and nothing empty', () => {
    expect(
      choicesOf({ ...choosing, info: aggregate, binding: { groupBy: ['s'], changelog: true, columns: [] } }),
    ).toEqual({
      keep: [],
      groupBy: ['s'],
      changelog: true,
      runtime: 'streaming',
    });
  });

  it('has the argument columns before the rows of a table function', () => {
    const table: UdfInfo = { ...aggregate, kind: 'table' };
    expect(choicesOf({ ...choosing, info: table, binding: { join: 'left' } })).toEqual({
      keep: ['a'],
      join: 'left',
      runtime: 'batch',
    });
  });
});
