/** Wrong usage in words: exit 2. */
import { workbenchError, type WorkbenchError } from '../contract/errors';

export function usageError(error: string, hint: string, facts: Readonly<Record<string, unknown>> = {}): WorkbenchError {
  return workbenchError('BAD_REQUEST', 'usage', error, facts, { hint });
}
