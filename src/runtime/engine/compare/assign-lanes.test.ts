import { describe, expect, it } from 'vitest';
import { modes } from '../../../contract/model/job';
import { assignLane, requireTwin, type LaneFunction } from './assign-lanes';
import { udfInfo } from '../../testing/udf-info-fixture';

const general: LaneFunction = { file: '/p/a.py', udf: udfInfo({ name: 'f' }) };
const pandas: LaneFunction = {
  file: '/p/b.py',
  udf: udfInfo({ name: 'g', kind: 'pandas_scalar', funcType: 'pandas' }),
};

const ran = (asked: LaneFunction, twin: LaneFunction | null): unknown[] =>
  modes.map((mode) => {
    const lane = assignLane(mode, asked, twin);
    return lane.kind === 'run' ? [lane.function.udf.name, lane.ran] : 'unavailable';
  });

describe('which function a mode runs', () => {
  it('a general function runs by itself, in Arrow batches by the generated adapter', () => {
    expect(ran(general, null)).toEqual([
      ['f', 'function'],
      ['f', 'adapter'],
      ['f', 'function'],
    ]);
  });

  it('a twin takes the modes the function cannot', () => {
    expect(ran(general, pandas)).toEqual([
      ['f', 'function'],
      ['g', 'twin'],
      ['f', 'function'],
    ]);
    expect(ran(pandas, general)).toEqual([
      ['f', 'twin'],
      ['g', 'function'],
      ['f', 'twin'],
    ]);
  });

  it('a pandas function without a row twin is not available row by row or in thread mode', () => {
    expect(ran(pandas, null)).toEqual(['unavailable', ['g', 'function'], 'unavailable']);
  });

  it('refuses a twin of the same type', () => {
    expect(() => requireTwin(general.udf, general.udf)).toThrow('must be a pandas scalar function');
    expect(() => requireTwin(pandas.udf, general.udf)).not.toThrow();
  });
});
