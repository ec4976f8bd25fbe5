/**
 * Row-based operations give no input column back, so that an output row cannot be told to come from an input row: rows run
 * together until an answer differs, then in halves.
 */
import type { Cell } from '../../../contract/model/rows';
import type { LaneRun, Outcome } from './lanes';

type Rows = readonly (readonly Cell[])[];

/** For each row one outcome a lane; rows whose answers are the same together are given empty ones. */
export async function wholeOutcomes(
  rows: Rows,
  run: (lane: number, rows: Rows) => Promise<LaneRun>,
  lanes: number,
  isSame: (outcomes: readonly Outcome[]) => boolean,
): Promise<Outcome[][]> {
  const found: Outcome[][] = rows.map(() => Array.from({ length: lanes }, () => ({ rows: [] })));
  const waiting = [{ start: 0, end: rows.length }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { start, end } = part;
    const outcomes: Outcome[] = [];
    for (let lane = 0; lane < lanes; lane += 1) {
      const ran = await run(lane, rows.slice(start, end));
      outcomes.push(ran.error === null ? { rows: ran.rows } : { error: ran.error });
    }
    const allFail = outcomes.every((outcome) => 'error' in outcome);
    if (end - start === 1) found[start] = outcomes;
    else if (!isSame(outcomes) || allFail) {
      const middle = Math.ceil((start + end) / 2);
      waiting.push({ start: middle, end }, { start, end: middle });
    }
  }
  return found;
}
