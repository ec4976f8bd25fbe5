import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import type { BoundArgument } from './bind-arguments';
import { decideMode } from './decide-mode';
import { udfInfo } from '../../testing/udf-info-fixture';

describe('the effective mode', () => {
  it.each([
    ['scalar', 'process', 'process-row'],
    ['scalar', 'thread', 'thread'],
    ['table', 'process', 'process-row'],
    ['table', 'thread', 'thread'],
    ['pandas_scalar', 'process', 'process-arrow'],
    ['pandas_aggregate', 'process', 'process-arrow'],
    ['aggregate', 'process', 'process-row'],
    ['table_aggregate', 'process', 'process-row'],
    ['async_scalar', 'process', 'process-row'],
  ] as const)('of a %s function asked to run in %s mode is %s', (kind, asked, effective) => {
    expect(decideMode(udfInfo({ kind }), [], asked)).toEqual({ asked, effective, reason: null });
  });

  it.each([
    ['pandas_scalar', 'process-arrow'],
    ['pandas_aggregate', 'process-arrow'],
    ['aggregate', 'process-row'],
    ['table_aggregate', 'process-row'],
  ] as const)('of a %s function asked to run in thread mode is %s, with the reason', (kind, effective) => {
    const decision = decideMode(udfInfo({ kind }), [], 'thread');
    expect(decision.effective).toBe(effective);
    expect(decision.reason).toContain('falls back to process mode, as in Flink');
  });

  it('of a chain that holds a pandas function is process-arrow', () => {
    const pandas = udfInfo({ name: 'g', kind: 'pandas_scalar', funcType: 'pandas' });
    const general = udfInfo({ name: 'h' });
    const inner: BoundArgument = { kind: 'call', udf: pandas, args: [] };
    const args: BoundArgument[] = [{ kind: 'call', udf: general, args: [inner] }];
    expect(decideMode(udfInfo(), args, 'process')).toMatchObject({ effective: 'process-arrow', reason: null });
    expect(decideMode(udfInfo(), args, 'thread').reason).toContain('A chain with a pandas function');
  });

  it('of a table function does not depend on what is inside it', () => {
    const args: BoundArgument[] = [
      { kind: 'call', udf: udfInfo({ kind: 'pandas_scalar', funcType: 'pandas' }), args: [] },
    ];
    const table = udfInfo({ kind: 'table' });
    expect(decideMode(table, args, 'process').effective).toBe('process-row');
    expect(decideMode(table, args, 'thread').effective).toBe('thread');
  });

  it('of a scalar function over an async one is refused in thread mode', () => {
    const args: BoundArgument[] = [{ kind: 'call', udf: udfInfo({ kind: 'async_scalar' }), args: [] }];
    expect(() => decideMode(udfInfo(), args, 'thread')).toThrow("not supported for 'thread' mode");
    expect(decideMode(udfInfo(), args, 'process').effective).toBe('process-row');
  });

  it('of an async function in thread mode is refused as Flink refuses it', () => {
    try {
      decideMode(udfInfo({ kind: 'async_scalar' }), [], 'thread');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(WorkbenchError);
      if (error instanceof WorkbenchError)
        expect(error.data).toMatchObject({
          code: 'UNSUPPORTED_MODE',
          stage: 'plan',
          error_type: 'java.lang.UnsupportedOperationException',
        });
    }
  });
});
