import { describe, expect, it } from 'vitest';
import { WorkbenchError, type ErrorData } from '../../../contract/errors';
import { formatDataType, parseDataType, parseSchema } from '../../../contract/model/data-type';
import type { JobSpec } from '../../../contract/model/job';
import { parseSettings, resolveSettings } from '../../../contract/model/settings';
import type { UdfKind } from '../../../contract/model/udf';
import { udfInfo } from '../../testing/udf-info-fixture';
import { shapeOf, type JobShape } from './job-shape';
import { outputColumns, resultColumns } from './output-columns';

const columns = parseSchema('k STRING, v BIGINT, ts TIMESTAMP(3), kind STRING');

function shape(kind: UdfKind, job: Partial<JobSpec>, panel: Record<string, string> = {}): JobShape {
  const spec: JobSpec = {
    function: { file: '/p/f.py', name: 'f' },
    source: { kind: 'inline', schema: columns, rows: [] },
    keep: [],
    profile: 'flink-2.3',
    settings: {},
    ...job,
  };
  const settings = parseSettings(resolveSettings({ profile: 'flink-2.3', panel }));
  return shapeOf(
    spec,
    udfInfo({ kind, funcType: kind.startsWith('pandas') ? 'pandas' : 'general' }),
    columns,
    settings,
  );
}

function refusal(kind: UdfKind, job: Partial<JobSpec>): ErrorData {
  try {
    shape(kind, job);
  } catch (error) {
    if (error instanceof WorkbenchError) return error.data;
    throw error;
  }
  throw new Error('nothing was refused');
}

const output = (kind: UdfKind, type: string, job: Partial<JobSpec>, names?: string[]): string[] => {
  const udf = udfInfo({ kind, resultType: parseDataType(type) });
  const shaped = shape(kind, job);
  return outputColumns(shaped, resultColumns(udf, shaped, names, columns)).map(
    (field) => `${field.name} ${formatDataType(field.type)}`,
  );
};

describe('what is done with the rows', () => {
  it.each<[UdfKind, string]>([
    ['scalar', 'batch'],
    ['pandas_aggregate', 'batch'],
    ['aggregate', 'streaming'],
    ['table_aggregate', 'streaming'],
  ])('%s functions run in %s where nothing is said', (kind, runtime) => {
    expect(shape(kind, {}).runtime).toBe(runtime);
  });

  it('the setting of the runtime mode counts, the job itself more', () => {
    const panel = { 'execution.runtime-mode': 'STREAMING' };
    expect(shape('scalar', {}, panel).runtime).toBe('streaming');
    expect(shape('scalar', { runtime: 'batch' }, panel).runtime).toBe('batch');
  });

  it.each<[UdfKind, Partial<JobSpec>, string]>([
    ['aggregate', { runtime: 'batch' }, 'non-Pandas UDAFs are not supported in batch mode currently.'],
    ['pandas_aggregate', { runtime: 'streaming' }, 'Pandas UDAFs are not supported in streaming mode currently.'],
    ['table_aggregate', { runtime: 'batch' }, 'There are not enough rules to produce a node'],
  ])('%s functions with %j are refused as Flink refuses them', (kind, job, words) => {
    expect(refusal(kind, job)).toMatchObject({ code: 'UNSUPPORTED_OPERATION', stage: 'plan' });
    expect(refusal(kind, job).error).toContain(words);
  });

  it.each<[UdfKind, Partial<JobSpec>]>([
    ['scalar', { groupBy: ['k'] }],
    ['scalar', { join: 'left' }],
    ['table', { rowBased: 'map' }],
    ['scalar', { changelog: true }],
    ['aggregate', { keep: ['k'] }],
    ['aggregate', { window: { kind: 'tumble', time: 'ts', sizeMs: 1 } }],
    ['scalar', { rowBased: 'map', keep: ['k'] }],
  ])('%s functions have nothing to do with %j', (kind, job) => {
    expect(refusal(kind, job)).toMatchObject({ code: 'BAD_REQUEST', stage: 'usage' });
  });

  it('names a column that is not there in the words of the planner that is asked', () => {
    expect(refusal('aggregate', { groupBy: ['key'] }).error).toContain("Column 'key' not found in any table");
    expect(refusal('table_aggregate', { groupBy: ['key'] }).error).toContain(
      'Cannot resolve field [key], input field list:[k, v, ts, kind].',
    );
  });
});

describe('the output', () => {
  const row = 'ROW<m DOUBLE, x BIGINT>';

  it.each<[string, UdfKind, string, Partial<JobSpec>, string[] | undefined, string[]]>([
    ['one column', 'scalar', 'BIGINT', { keep: ['k'] }, undefined, ['k STRING', 'result BIGINT']],
    ['a ROW in one column', 'scalar', row, {}, ['r'], ['r ROW<m DOUBLE, x BIGINT>']],
    ['a ROW as columns', 'scalar', row, { rowBased: 'map' }, undefined, ['m DOUBLE', 'x BIGINT']],
    ['columns of a table function', 'table', row, { keep: ['k'] }, ['a', 'b'], ['k STRING', 'a DOUBLE', 'b BIGINT']],
    ['groups first', 'aggregate', 'BIGINT', { groupBy: ['k'] }, undefined, ['k STRING', 'result BIGINT']],
    [
      'the row kind before all',
      'aggregate',
      'BIGINT',
      { groupBy: ['k'], changelog: true },
      undefined,
      ['row_kind STRING NOT NULL', 'k STRING', 'result BIGINT'],
    ],
    [
      'the bounds of a window behind the groups',
      'pandas_aggregate',
      'DOUBLE',
      { groupBy: ['k'], window: { kind: 'tumble', time: 'ts', sizeMs: 1_000 } },
      undefined,
      ['k STRING', 'window_start TIMESTAMP(3) NOT NULL', 'window_end TIMESTAMP(3) NOT NULL', 'result DOUBLE'],
    ],
    [
      'kept columns beside an OVER window',
      'pandas_aggregate',
      'DOUBLE',
      {
        groupBy: ['k'],
        keep: ['v'],
        window: { kind: 'over', time: 'ts', frame: { unit: 'rows', preceding: 1 } },
      },
      undefined,
      ['v BIGINT', 'result DOUBLE'],
    ],
  ])('has %s', (_, kind, type, job, names, expected) => {
    expect(output(kind, type, job, names)).toEqual(expected);
  });

  it('refuses too many names, or too few, in the words of the planner', () => {
    expect(() => output('table', row, {}, ['a'])).toThrow(
      "List of column aliases must have same degree as table; table has 2 columns ('m', 'x'), whereas alias list has 1 columns",
    );
  });
});
