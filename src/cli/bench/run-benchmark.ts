/** A benchmark run from the request to the report. */
import { toErrorData } from '../../contract/errors';
import type { BenchSession } from './bench-session';
import { Contenders } from './contenders';
import type { Goal } from './goals';
import { requireGoing } from './interrupted';
import { currentLoad, machineFacts } from './machine';
import type { BenchRequest } from './options';
import { peers as allPeers } from './peers';
import type { GoalFigure, Probe } from './probe';
import { probes as allProbes } from './probes';
import { engineSettings } from './product-lane';
import { goalReports, workloadReport, type BenchReport, type WorkloadReport } from './report';
import { runWorkload } from './run-workload';
import { setUpPeers, type PeerPlace } from './set-up-peers';

export interface Progress {
  /** A workload or a probe begins. */
  readonly begin: (text: string) => void;
  /** What is going on now. */
  readonly step: (text: string) => void;
  /** A line that stays. */
  readonly say: (text: string) => void;
}

/** Rejects where the session's signal fires. */
export async function runBenchmark(
  request: BenchRequest,
  session: BenchSession,
  progress: Progress,
): Promise<BenchReport> {
  const startedAt = new Date();
  const loadBefore = currentLoad();
  const { root } = session.paths;
  const places = await setUpPeers(root, request.workloads.length === 0 ? [] : request.peers, session.signal);
  const missing = missingPeers(places);
  for (const [peer, reason] of Object.entries(missing)) progress.say(`${peer} is not there: ${reason}`);
  const contenders = new Contenders({ session, enginePath: request.enginePath, peers: request.peers, places });
  const workloads: WorkloadReport[] = [];
  for (const workload of request.workloads) {
    progress.begin(`${workload.id}: ${workload.title}`);
    const size = await contenders.prepare(workload);
    const measured = await runWorkload({
      lanes: contenders.lanesOf(workload),
      repeat: request.repeat,
      seconds: request.seconds,
      step: (text) => progress.step(`${workload.id}  ${text}`),
      signal: session.signal,
    });
    for (const { name, failed } of measured) {
      if (failed !== null) progress.say(`${workload.id}  ${name.title} failed: ${failed}`);
    }
    workloads.push(workloadReport(workload, size, measured));
  }
  const versions = { ...(await contenders.versions()), node: { node: process.versions.node, v8: process.versions.v8 } };
  const failures = new Map<string, string>();
  const figures = await runProbes(request, session, progress, failures);
  const { repeat, seconds } = request;
  return {
    format: 1,
    machine: machineFacts(startedAt, loadBefore),
    versions,
    settings: { repeat, seconds, ...engineSettings },
    workloads,
    goals: goalReports(workloads, figures, (goal) => howTo(goal, request, failures)),
    missing,
  };
}

function missingPeers(places: ReadonlyMap<string, PeerPlace>): Record<string, string> {
  const reasons = [...places].flatMap(([id, place]) => (place.kind === 'missing' ? [[id, place.reason] as const] : []));
  return Object.fromEntries(reasons);
}

async function runProbes(
  request: BenchRequest,
  session: BenchSession,
  progress: Progress,
  failures: Map<string, string>,
): Promise<GoalFigure[]> {
  const figures: GoalFigure[] = [];
  for (const probe of request.probes) {
    requireGoing(session.signal);
    progress.begin(`${probe.name}: ${probe.title}`);
    try {
      figures.push(...(await runProbe(probe, request.repeat, session, progress)));
    } catch (thrown) {
      requireGoing(session.signal);
      const { error } = toErrorData(thrown);
      failures.set(probe.name, error);
      progress.say(`${probe.name} failed: ${error}`);
    }
  }
  return figures;
}

function runProbe(
  probe: Probe,
  repeat: number,
  session: BenchSession,
  { step }: Progress,
): Promise<readonly GoalFigure[]> {
  return session.withScratchFolder(probe.name, (folder) =>
    probe.run({
      startEngine: (warm) => session.startEngine(warm),
      paths: session.paths,
      python: session.paths.python,
      folder,
      repeat,
      say: (text) => step(`${probe.name}  ${text}`),
      signal: session.signal,
    }),
  );
}

/** Why a goal has no figure, and what would give it one. */
function howTo(goal: Goal, request: BenchRequest, failures: ReadonlyMap<string, string>): string {
  const { from } = goal;
  if (from.kind === 'probe') {
    const probe = allProbes.find(({ goals }) => goals.some((id) => id === goal.id));
    if (probe === undefined) return 'nothing measures it yet';
    const failure = failures.get(probe.name);
    return failure === undefined ? `--only ${probe.name}` : `${probe.name} failed: ${failure}`;
  }
  if (!request.workloads.some(({ id }) => id === from.workload)) return `--only ${from.workload}`;
  if (from.lane === 'thread-pandas' && !request.enginePath) return '--engine-path';
  const peer = allPeers.find(({ lanes }) => lanes.some(({ id }) => id === from.over));
  if (peer !== undefined && !request.peers.includes(peer)) return `--peers ${peer.id}`;
  return 'one of its two lanes failed';
}
