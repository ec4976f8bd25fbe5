import { workbenchError } from '../../contract/errors';

/** Throws CANCELLED where the signal has fired: `throwIfAborted` in the words of the command line. */
export function requireGoing(signal: AbortSignal): void {
  if (signal.aborted) throw workbenchError('CANCELLED', 'run', 'The benchmark was cancelled.');
}
