import { describe, expect, it } from 'vitest';
import { parseDataType } from '../../contract/model/data-type';
import type { UdfKind } from '../../contract/model/udf';
import { changed, rebound } from './bindings';
import { applicable, columnsNamed, leadingColumns, runtimeOf, shapeOf } from './function-shape';

const of = (kind: UdfKind, result = 'BIGINT') => ({
  kind,
  funcType: kind.startsWith('pandas') ? ('pandas' as const) : ('general' as const),
  resultType: parseDataType(result),
});
const column = (name: string) => ({ kind: 'column' as const, name });
const tumble = { kind: 'tumble' as const, time: 't', sizeMs: 60_000 };
const over = { kind: 'over' as const, time: 't', frame: { unit: 'rows' as const, preceding: null } };

describe('what can be chosen for a function', () => {
  it('is groups for aggregates and kept columns for what answers row by row', () => {
    for (const kind of ['aggregate', 'pandas_aggregate', 'table_aggregate'] as const) {
      expect(shapeOf(of(kind))).toMatchObject({ groups: true, keeps: false, joins: false });
    }
    for (const kind of ['scalar', 'pandas_scalar', 'table', 'async_scalar'] as const) {
      expect(shapeOf(of(kind))).toMatchObject({ groups: false, keeps: true });
    }
    expect(shapeOf(of('pandas_aggregate'), { window: over }).keeps).toBe(true);
  });

  it('is a row-based operation only where a ROW can become columns', () => {
    expect(shapeOf(of('scalar')).rowOperation).toBeNull();
    expect(shapeOf(of('scalar', 'ROW<a INT>')).rowOperation).toBe('map');
    expect(shapeOf(of('table')).rowOperation).toBe('flat_map');
    expect(shapeOf(of('pandas_aggregate', 'ROW<a INT>')).rowOperation).toBe('aggregate');
    expect(shapeOf(of('scalar', 'ROW<a INT>'), { rowBased: 'map' }).keeps).toBe(false);
  });

  it('is the runtime that Flink takes, with its words for the other one', () => {
    expect(shapeOf(of('aggregate')).runtime).toMatchObject({ usual: 'streaming', refused: { runtime: 'batch' } });
    expect(shapeOf(of('pandas_aggregate')).runtime?.refused?.runtime).toBe('streaming');
    expect(shapeOf(of('pandas_aggregate'), { window: tumble }).runtime?.refused).toBeNull();
    const t = [{ name: 't', type: parseDataType('TIMESTAMP_LTZ(3)') }];
    expect(shapeOf(of('pandas_aggregate'), { window: tumble }, t).runtime).toMatchObject({
      usual: 'streaming',
      refused: { runtime: 'batch' },
    });
    expect(shapeOf(of('pandas_aggregate'), { window: over }, t).runtime?.refused?.runtime).toBe('streaming');
    expect(runtimeOf(shapeOf(of('pandas_aggregate')), {}, null)).toBe('batch');
    expect(runtimeOf(shapeOf(of('aggregate')), { runtime: 'batch' }, 'streaming')).toBe('batch');
    expect(runtimeOf(shapeOf(of('scalar')), { runtime: 'streaming' }, null)).toBe('batch');
    expect(runtimeOf(shapeOf(of('table')), {}, 'streaming')).toBe('streaming');
  });
});

describe('a binding whose function became another kind', () => {
  it('takes along only what the kind has', () => {
    const binding = { groupBy: ['k'], changelog: true, join: 'left' as const, keep: ['a'], window: tumble };
    expect(applicable(of('scalar'), binding)).toEqual({ keep: ['a'] });
    expect(applicable(of('aggregate'), binding)).toEqual({ groupBy: ['k'], changelog: true });
    expect(applicable(of('table'), binding)).toEqual({ join: 'left', keep: ['a'] });
    expect(applicable(of('pandas_aggregate'), binding)).toEqual({ groupBy: ['k'], window: tumble });
  });
});

describe('a binding on other data', () => {
  const columns = [{ name: 'a', type: parseDataType('INT') }];

  it('keeps its choices where the columns are there', () => {
    const inner = { kind: 'call' as const, function: 'g', args: [column('a')] };
    expect(rebound({ args: [inner], data: 'x' }, 'y', columns)).toEqual({ args: [inner], data: 'y' });
  });

  it('keeps what of the kept columns is there', () => {
    const args = [column('a')];
    expect(rebound({ args, keep: ['a', 'z'] }, 'y', columns)).toEqual({ args, keep: ['a'], data: 'y' });
    expect(rebound({ args, keep: ['z'] }, 'y', columns)).toEqual({ args, data: 'y' });
  });

  it('is matched anew where one is missing or nothing is known', () => {
    const binding = { args: [column('a')], groupBy: ['k'], distinct: true };
    expect(rebound(binding, 'y', columns)).toEqual({ data: 'y', distinct: true });
    expect(rebound({ args: [column('a')] }, 'y', null)).toEqual({ data: 'y' });
  });

  it('loses a choice that is taken back', () => {
    expect(changed({ join: 'left', keep: ['a'] }, { join: undefined })).toEqual({ keep: ['a'] });
  });
});

describe('columns', () => {
  it('named by a binding are those of arguments, groups, row kinds and windows', () => {
    const args = [column('a'), { kind: 'call' as const, function: 'g', args: [column('b'), column('a')] }];
    expect(columnsNamed({ args, groupBy: ['k'], rowKinds: 'op', window: tumble })).toEqual(['a', 'b', 'k', 'op', 't']);
  });

  it("that are not the function's own are counted from the left", () => {
    expect(leadingColumns({ keep: ['a', 'b'] })).toBe(2);
    expect(leadingColumns({ keep: [], groupBy: ['k'], changelog: true })).toBe(2);
    expect(leadingColumns({ keep: [], groupBy: ['k'], window: tumble })).toBe(3);
    expect(leadingColumns({ keep: ['k', 't'], groupBy: ['k'], window: over })).toBe(2);
  });
});
