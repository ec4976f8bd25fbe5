import { describe, expect, it } from 'vitest';
import { modes } from '../../../contract/model/job';
import type { UdfKind } from '../../../contract/model/udf';
import type { BoundArgument } from '../planning/bind-arguments';
import { assignLane, requireTwin, type LaneFunction } from './assign-lanes';
import { udfInfo } from '../../testing/udf-info-fixture';

const general: LaneFunction = { file: '/p/a.py', udf: udfInfo({ name: 'f' }) };
const pandas: LaneFunction = {
  file: '/p/b.py',
  udf: udfInfo({ name: 'g', kind: 'pandas_scalar', funcType: 'pandas' }),
};

const ran = (asked: LaneFunction, twin: LaneFunction | null, args: readonly BoundArgument[] = []): unknown[] =>
  modes.map((mode) => {
    const lane = assignLane(mode, { asked, twin, args, isRowBased: false });
    return lane.kind === 'run' ? [lane.function.udf.name, lane.ran, lane.effective] : 'unavailable';
  });

const ofKind = (kind: UdfKind): LaneFunction => ({ file: '/p/a.py', udf: udfInfo({ name: 'f', kind }) });

describe('which function a mode runs', () => {
  it('a general function runs by itself, in Arrow batches by the generated adapter', () => {
    expect(ran(general, null)).toEqual([
      ['f', 'function', 'process-row'],
      ['f', 'adapter', 'process-arrow'],
      ['f', 'function', 'thread'],
    ]);
  });

  it('a twin takes the modes the function cannot', () => {
    expect(ran(general, pandas)).toEqual([
      ['f', 'function', 'process-row'],
      ['g', 'twin', 'process-arrow'],
      ['f', 'function', 'thread'],
    ]);
    expect(ran(pandas, general)).toEqual([
      ['f', 'twin', 'process-row'],
      ['g', 'function', 'process-arrow'],
      ['f', 'twin', 'thread'],
    ]);
  });

  it('a pandas function without a row twin is not available row by row or in thread mode', () => {
    expect(ran(pandas, null)).toEqual(['unavailable', ['g', 'function', 'process-arrow'], 'unavailable']);
  });

  it('aggregates fall back to process mode in thread mode, as in Flink', () => {
    for (const kind of ['aggregate', 'table_aggregate'] as const) {
      expect(ran(ofKind(kind), null)).toEqual([
        ['f', 'function', 'process-row'],
        'unavailable',
        ['f', 'function', 'process-row'],
      ]);
    }
  });

  it('table functions run row by row and in thread mode, async ones in process mode only', () => {
    expect(ran(ofKind('table'), null)).toEqual([
      ['f', 'function', 'process-row'],
      'unavailable',
      ['f', 'function', 'thread'],
    ]);
    expect(ran(ofKind('async_scalar'), null)).toEqual([['f', 'function', 'process-row'], 'unavailable', 'unavailable']);
  });

  it('a general function that is given a pandas call runs in process-arrow whatever is asked', () => {
    const calls: BoundArgument[] = [{ kind: 'call', udf: pandas.udf, args: [] }];
    expect(ran(general, null, calls)).toEqual([
      ['f', 'function', 'process-arrow'],
      ['f', 'function', 'process-arrow'],
      ['f', 'function', 'process-arrow'],
    ]);
  });

  it('refuses a twin of the same type', () => {
    expect(() => requireTwin(general.udf, general.udf)).toThrow('must be a pandas scalar function');
    expect(() => requireTwin(pandas.udf, general.udf)).not.toThrow();
    expect(() => requireTwin(ofKind('table').udf, general.udf)).toThrow('it has no twin');
  });
});
