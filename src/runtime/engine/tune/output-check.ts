/** Whether a mode gives the rows that the present settings give: compared before anything is measured. */
import path from 'node:path';
import type { Difference } from '../../../contract/model/compare';
import type { Mode } from '../../../contract/model/job';
import type { TunedSettings } from '../../../contract/model/tune';
import type { RunnableLane } from '../compare/plan-lanes';
import type { TaskManagerHost } from '../task-manager-host';
import type { TuneLanes } from './lanes';

export interface OutputCheckOptions {
  readonly lanes: TuneLanes;
  /** Whose process compares. */
  readonly diffHost: () => TaskManagerHost;
  readonly folder: string;
  readonly present: TunedSettings;
  /** Of one pass, as the job limits it. */
  readonly maxRows: number | null;
  readonly budgetSeconds: number;
  readonly probeSeconds: number;
  /** False: rows are compared as multisets. */
  readonly ordered: boolean;
}

/** Of the budget, for one mode's rows. */
const shareOfBudget = 0.05;
const rows = { least: 100, most: 200_000 } as const;

export class OutputCheck {
  private readonly options: OutputCheckOptions;
  private readonly speeds = new Map<Mode, number>();
  private reference: { readonly mode: Mode; readonly store: string } | null = null;
  private compared = 0;
  private pass: number | null = null;

  constructor(options: OutputCheckOptions) {
    this.options = options;
  }

  get rowsCompared(): number {
    return this.compared;
  }

  /** Rows of a whole pass, where the input has no more than were compared; else null. */
  get passRows(): number | null {
    return this.pass;
  }

  /** How fast the mode is, roughly: it bounds how many rows are compared. */
  async probe(lane: RunnableLane): Promise<void> {
    const { lanes, present, probeSeconds } = this.options;
    const { rowsIn, seconds } = await lanes.onBench(lane, { ...present, mode: lane.mode }, async (open) => {
      // The first pass reads the input and finds the size of its frames.
      await open.warmUp(probeSeconds / 2);
      return open.warmUp(probeSeconds);
    });
    this.speeds.set(lane.mode, rowsIn / Math.max(seconds, 1e-3));
  }

  /** null where the rows are equal. The first mode that is asked for is what the others are compared with. */
  async compare(lane: RunnableLane): Promise<{ readonly reason: string; readonly difference?: Difference } | null> {
    const { lanes, present, folder, ordered } = this.options;
    const affordable = this.affordableRows();
    const most = Math.min(affordable, this.options.maxRows ?? affordable);
    const store = path.join(folder, `${lane.mode}.arrow`);
    const { rowsIn } = await lanes.onBench(lane, { ...present, mode: lane.mode }, (open) =>
      open.storeOutput(store, most),
    );
    if (this.reference === null) {
      this.reference = { mode: lane.mode, store };
      this.compared = rowsIn;
      if (rowsIn < affordable) this.pass = rowsIn;
      return null;
    }
    const stores = { [this.reference.mode]: this.reference.store, [lane.mode]: store };
    const answer = await this.options.diffHost().request('diff', { kind: 'diff', stores, ordered });
    if (answer.equal) return null;
    const reason = differenceReason(answer.firstDifference, this.reference.mode, lane.mode);
    return { reason, ...(answer.firstDifference === null ? {} : { difference: answer.firstDifference }) };
  }

  private affordableRows(): number {
    const slowest = Math.min(...this.speeds.values());
    const affordable = Math.round(slowest * this.options.budgetSeconds * shareOfBudget);
    return Math.min(rows.most, Math.max(rows.least, affordable));
  }
}

function differenceReason(difference: Difference | null, reference: Mode, mode: Mode): string {
  if (difference === null) return `Its rows differ from those of ${reference}.`;
  const value = (name: Mode): string => JSON.stringify(difference.values[name] ?? null);
  return `Its rows differ from those of ${reference}, first at row ${difference.row} in ${difference.column}: ${value(reference)} there, ${value(mode)} here.`;
}
