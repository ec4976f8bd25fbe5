/** What a benchmark run answers, as `--json` prints it and `--out` keeps it. */
import type { StageName, Stages } from '../../contract/model/stages';
import { digestsEqual, type Digest } from './digest';
import { ratioOf, spreadOf, type Spread } from './figures';
import { goals, isMet, type Goal, type GoalId } from './goals';
import type { LaneKind, LaneName, LaneShape } from './lane-names';
import type { MachineFacts } from './machine';
import type { GoalFigure } from './probe';
import type { BenchLane, LaneSample } from './bench-lane';
import type { Workload } from './workloads';

export interface LaneReport {
  readonly lane: string;
  readonly title: string;
  readonly kind: LaneKind;
  readonly shape: LaneShape;
  readonly status: 'measured' | 'failed';
  /** Why it failed. */
  readonly reason: string | null;
  readonly rowsPerSecond: Spread | null;
  /** Rows a second of each repeat, in order. */
  readonly repeats: readonly number[];
  /** Nanoseconds a row by stage, over all repeats; only lanes of the engine have these clocks. Stages overlap, so they may add up to more than the wall. */
  readonly stages: Stages | null;
}

export interface RatioReport extends Spread {
  readonly lane: string;
  readonly over: string;
}

export interface WorkloadReport {
  readonly workload: string;
  readonly title: string;
  readonly input: string;
  readonly rows: number;
  readonly bytes: number;
  readonly lanes: readonly LaneReport[];
  readonly ratios: readonly RatioReport[];
}

export interface GoalReport {
  readonly goal: GoalId;
  readonly what: string;
  readonly target: Goal['target'];
  readonly unit: string;
  /** null: not measured; `detail` says how to. */
  readonly value: number | null;
  readonly spread: readonly [number, number] | null;
  readonly met: boolean | null;
  readonly detail: string;
  readonly facts: Readonly<Record<string, number | string>>;
}

export interface BenchReport {
  readonly format: 1;
  readonly machine: MachineFacts;
  readonly versions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly workloads: readonly WorkloadReport[];
  readonly goals: readonly GoalReport[];
  /** Peers that were asked for and are not there, with the reason. */
  readonly missing: Readonly<Record<string, string>>;
}

/** A lane of a workload as it is measured. */
export interface Measured {
  readonly name: LaneName;
  readonly samples: LaneSample[];
  digest: Digest | null;
  failed: string | null;
}

export function measuredOf({ name }: BenchLane): Measured {
  return { name, samples: [], digest: null, failed: null };
}

/** Marks the lanes whose outputs are not those of `reference`. `rows` of a shorter digest: compared with the same first rows. */
export function outputsDiffer(digest: Digest, reference: Digest | null): string | null {
  if (reference === null || digestsEqual(digest, reference)) return null;
  return `its outputs differ: ${JSON.stringify(digest)} is not ${JSON.stringify(reference)}`;
}

export function workloadReport(
  workload: Workload,
  { rows, bytes }: { readonly rows: number; readonly bytes: number },
  measured: readonly Measured[],
): WorkloadReport {
  const { id, title, input } = workload;
  return {
    workload: id,
    title,
    input,
    rows,
    bytes,
    lanes: measured.map(laneReport),
    ratios: ratios(measured.filter(({ failed }) => failed === null)),
  };
}

function laneReport({ name, samples, failed }: Measured): LaneReport {
  const { id: lane, title, kind, shape } = name;
  const repeats = failed === null ? rates(samples) : [];
  const status = failed === null ? 'measured' : 'failed';
  const stages = failed === null ? stagesOf(samples) : null;
  return { lane, title, kind, shape, status, reason: failed, rowsPerSecond: spreadOf(repeats), repeats, stages };
}

function rates(samples: readonly LaneSample[]): number[] {
  return samples.map(({ rows, seconds }) => (seconds > 0 ? rows / seconds : 0));
}

function stagesOf(samples: readonly LaneSample[]): Stages | null {
  const rows = samples.reduce((sum, sample) => sum + sample.rows, 0);
  if (rows === 0 || samples.some(({ stages }) => stages === null)) return null;
  const total = (name: StageName): number => samples.reduce((sum, { stages }) => sum + (stages?.[name] ?? 0), 0) / rows;
  return {
    encode: total('encode'),
    transport: total('transport'),
    wait: total('wait'),
    decode: total('decode'),
    user: total('user'),
    back: total('back'),
  };
}

/** Everything of ours over everything else, and the peers over the limits. */
function ratios(measured: readonly Measured[]): RatioReport[] {
  return measured.flatMap((lane) =>
    measured.flatMap((over) => {
      if (rank(lane) <= rank(over)) return [];
      const spread = ratioOf(rates(lane.samples), rates(over.samples));
      return spread === null ? [] : [{ lane: lane.name.id, over: over.name.id, ...spread }];
    }),
  );
}

function rank({ name }: Measured): number {
  return { limit: 0, peer: 1, product: 2 }[name.kind];
}

/** Every goal, measured or not. `figures`: of the probes that ran; `howTo`: what would measure a goal that was not. */
export function goalReports(
  reports: readonly WorkloadReport[],
  figures: readonly GoalFigure[],
  howTo: (goal: Goal) => string,
): GoalReport[] {
  return goals.map((goal) => {
    const { id, what, target, unit } = goal;
    const found = goal.from.kind === 'ratio' ? ratioFigure(goal, reports) : figureOf(id, figures);
    if (found === null) {
      return { goal: id, what, target, unit, value: null, spread: null, met: null, detail: howTo(goal), facts: {} };
    }
    const { value, spread, detail, facts } = found;
    return { goal: id, what, target, unit, value, spread, met: isMet(target, value), detail, facts };
  });
}

type Figure = Pick<GoalFigure, 'value' | 'spread' | 'detail' | 'facts'>;

function figureOf(id: GoalId, figures: readonly GoalFigure[]): Figure | null {
  return figures.find((figure) => figure.goal === id) ?? null;
}

function ratioFigure({ from }: Goal, reports: readonly WorkloadReport[]): Figure | null {
  if (from.kind !== 'ratio') return null;
  const report = reports.find(({ workload }) => workload === from.workload);
  const ratio = report?.ratios.find(({ lane, over }) => lane === from.lane && over === from.over);
  if (report === undefined || ratio === undefined) return null;
  const rate = (id: string): number =>
    Math.round(report.lanes.find(({ lane }) => lane === id)?.rowsPerSecond?.median ?? 0);
  return {
    value: ratio.median,
    spread: [ratio.low, ratio.high],
    detail: `Rows a second of ${from.lane} over those of ${from.over}, ${report.title}, within each repeat.`,
    facts: { [`${from.lane} rows/s`]: rate(from.lane), [`${from.over} rows/s`]: rate(from.over) },
  };
}
