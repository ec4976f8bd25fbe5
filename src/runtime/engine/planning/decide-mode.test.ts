import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import type { ExecutionMode } from '../../../contract/model/settings';
import type { UdfKind } from '../../../contract/model/udf';
import { decideMode } from './decide-mode';
import { udfInfo } from '../../testing/udf-info-fixture';

const codeOf = (kind: UdfKind, asked: ExecutionMode): string => {
  try {
    decideMode(udfInfo({ kind }), asked);
    return 'none';
  } catch (error) {
    return error instanceof WorkbenchError ? error.data.code : 'other';
  }
};

describe('the effective mode', () => {
  it.each([
    ['scalar', 'process', 'process-row'],
    ['scalar', 'thread', 'thread'],
    ['pandas_scalar', 'process', 'process-arrow'],
  ] as const)('of a %s function asked to run in %s mode is %s', (kind, asked, effective) => {
    expect(decideMode(udfInfo({ kind }), asked)).toEqual({ asked, effective, reason: null });
  });

  it('of a pandas function asked to run in thread mode is process-arrow, with the reason', () => {
    const decision = decideMode(udfInfo({ kind: 'pandas_scalar', funcType: 'pandas' }), 'thread');
    expect(decision.effective).toBe('process-arrow');
    expect(decision.reason).toContain('falls back to process mode, as in Flink');
  });

  it.each(['table', 'aggregate', 'pandas_aggregate', 'table_aggregate', 'async_scalar'] as const)(
    'is refused in words for %s functions, which do not run yet',
    (kind) => {
      expect(codeOf(kind, 'process')).toBe('NOT_YET');
    },
  );

  it('of an async function in thread mode is refused as Flink refuses it', () => {
    expect(codeOf('async_scalar', 'thread')).toBe('UNSUPPORTED_MODE');
  });
});
