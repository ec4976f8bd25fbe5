/** Looks for rows that modes do not agree about, and makes them small. */
import type { ModeDifference } from '../../../contract/model/differ';
import type { Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { resultColumns } from '../planning/output-columns';
import type { PreparedJob } from '../planning/prepare-job';
import { kindOf, sideOf } from './difference';
import { explanationOf } from './flink-rules';
import { runLane, type LaneRun, type LaneRunner, type Outcome, type RunningLane } from './lanes';
import { isSameOutcome, type Found } from './outcome';
import { RowOutcomes } from './row-outcomes';
import { shrinkRow } from './shrink';
import { wholeOutcomes } from './whole-outcomes';

const rowsInChunk = 500;

type Rows = readonly (readonly Cell[])[];

export class Search {
  private readonly prepared: PreparedJob;
  private readonly lanes: readonly RunningLane[];
  private readonly runner: LaneRunner;
  private readonly requireGoing: () => void;
  private readonly results: readonly Field[];
  private readonly together: readonly RowOutcomes[];
  private readonly alone: readonly RowOutcomes[];

  constructor(prepared: PreparedJob, lanes: readonly RunningLane[], runner: LaneRunner, requireGoing: () => void) {
    this.prepared = prepared;
    this.lanes = lanes;
    this.runner = runner;
    this.requireGoing = requireGoing;
    this.results = resultColumns(prepared.udf, prepared.shape, prepared.job.columns, prepared.columns);
    this.together = lanes.map((lane) => new RowOutcomes(prepared.columns, (rows) => this.run(runner, lane, rows)));
    const single = oneRowBatches(runner);
    this.alone = lanes.map((lane) => new RowOutcomes(prepared.columns, (rows) => this.run(single, lane, rows)));
  }

  /** One of each kind of difference, in the order of the rows. */
  async through(rows: Rows, onProgress: (progress: number) => void): Promise<Found[]> {
    const found = new Map<string, Found>();
    for (let start = 0; start < rows.length; start += rowsInChunk) {
      const chunk = rows.slice(start, start + rowsInChunk);
      const outcomes = await this.evaluate(chunk, this.together, this.runner);
      chunk.forEach((input, index) => {
        const difference = this.compare(input, start + index, chunk, outcomes[index] ?? []);
        if (difference === null) return;
        const kind = kindOf(difference);
        const known = found.get(kind);
        if (known === undefined) found.set(kind, difference);
        else known.count += 1;
      });
      onProgress(Math.min(1, (start + chunk.length) / rows.length));
    }
    return [...found.values()];
  }

  /** With the smallest row that shows the same by itself; as it is where it takes its neighbours in the batch. */
  async shrunk(found: Found): Promise<ModeDifference> {
    const smallest = await shrinkRow(found, async (inputs) => {
      const outcomes = await this.evaluate(inputs, this.alone, oneRowBatches(this.runner));
      return inputs.map((input, index) => this.compare(input, found.row, [input], outcomes[index] ?? []));
    });
    const sides = this.lanes.map(({ mode, effective }) => [mode, sideOf(smallest.outcomes.get(effective))] as const);
    return {
      input: [...smallest.input],
      row: found.row,
      count: found.count,
      sides: Object.fromEntries(sides),
      flink: explanationOf(smallest),
    };
  }

  /** null where the modes agree. */
  private compare(input: readonly Cell[], row: number, neighbours: Rows, outcomes: readonly Outcome[]): Found | null {
    if (isSameOutcome(this.results, outcomes)) return null;
    return {
      input,
      row,
      count: 1,
      neighbours,
      outcomes: new Map(this.lanes.map(({ effective }, index) => [effective, outcomes[index] ?? { rows: [] }])),
      columns: this.prepared.columns,
      results: this.results,
      zone: this.prepared.settings.localTimeZone,
    };
  }

  /** One outcome a lane, for each row. */
  private async evaluate(rows: Rows, lanes: readonly RowOutcomes[], runner: LaneRunner): Promise<Outcome[][]> {
    if (this.prepared.shape.rowBased !== null) {
      const run = (index: number, part: Rows): Promise<LaneRun> => this.runAt(runner, index, part);
      return wholeOutcomes(rows, run, this.lanes.length, (outcomes) => isSameOutcome(this.results, outcomes));
    }
    const byLane: Outcome[][] = [];
    for (const lane of lanes) byLane.push(await lane.of(rows));
    return rows.map((_, row) => byLane.map((outcomes) => outcomes[row] ?? { rows: [] }));
  }

  private async runAt(runner: LaneRunner, index: number, rows: Rows): Promise<LaneRun> {
    const lane = this.lanes[index];
    return lane === undefined ? { rows: [], columns: [], error: null } : this.run(runner, lane, rows);
  }

  private async run(runner: LaneRunner, lane: RunningLane, rows: Rows): Promise<LaneRun> {
    this.requireGoing();
    return runLane(runner, lane, rows);
  }
}

/** So that a row in a pandas function does not feel the NULLs of its neighbours. */
function oneRowBatches(runner: LaneRunner): LaneRunner {
  const { prepared } = runner;
  return { ...runner, prepared: { ...prepared, settings: { ...prepared.settings, arrowBatchSize: 1 } } };
}
