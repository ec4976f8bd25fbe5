/** What a run left in its file, in words. */
import type { RunOutcome } from '../../../contract/model/run';
import { counted, figureText, sizeFigure } from '../../ui/figures';

/** `limit`: of the rows of the run. null: no file was written. */
export function writtenText(outcome: RunOutcome, limit: number | undefined): string | null {
  const { written } = outcome;
  if (written === undefined) return null;
  const size = figureText(sizeFigure(written.bytes));
  if (outcome.kind === 'done') {
    const { rows } = outcome.summary;
    const only = limit !== undefined && rows >= limit ? ', the most that the limit of rows lets through' : '';
    return `Wrote ${counted(rows, 'row')}${only} (${size}) to ${written.path}.`;
  }
  const before = outcome.kind === 'failed' ? 'the failure' : 'the run was cancelled';
  return `The rows before ${before} (${size}) are in ${written.path}; the file itself is as it was.`;
}
