/** `bench`: the engine against its limits and against what a user would pick instead, as ratios of one run. */
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { BenchSession } from './bench/bench-session';
import { requireGoing } from './bench/interrupted';
import { requestOf, type BenchOptions, type BenchRequest } from './bench/options';
import { runBenchmark } from './bench/run-benchmark';
import type { BenchReport } from './bench/report';
import { describeReport } from './bench/table';
import { requirePython } from '../runtime/engine/planning/require-python';
import { callerFolder, productPaths, type ProductPaths } from './product-paths';
import { withInterrupt } from './session';
import { ProgressLine, say, writeStdout } from './terminal';

export type { BenchOptions };

/** 1 where a lane of ours failed or gave other outputs. Goals that are missed are figures, not failures. */
export async function benchCommand(options: BenchOptions): Promise<number> {
  const request = requestOf(options);
  const paths = productPaths(__dirname, process.env);
  await requirePython(paths.python);
  const report = await measured(request, paths);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out !== undefined) await writeFile(path.resolve(callerFolder(process.env), options.out), json);
  await writeStdout(options.json === true ? `${JSON.stringify(report)}\n` : describeReport(report));
  return hasFailedLane(report) ? 1 : 0;
}

async function measured(request: BenchRequest, paths: ProductPaths): Promise<BenchReport> {
  const progress = new ProgressLine();
  let session: BenchSession | null = null;
  const work = async (interrupted: AbortSignal): Promise<BenchReport> => {
    const opened = new BenchSession(paths, interrupted);
    session = opened;
    interrupted.addEventListener('abort', () => void opened.abandon());
    try {
      return await runBenchmark(request, opened, {
        // A file or a pipe gets a line a measurement, a terminal one that is written over.
        begin: (text) => (process.stderr.isTTY ? progress.show(text) : say(text)),
        step: (text) => progress.show(text),
        say: (text) => say(text, progress),
      });
    } catch (thrown) {
      // What was under way rejects in words of its own.
      requireGoing(interrupted);
      throw thrown;
    } finally {
      progress.clear();
      await opened.close();
    }
  };
  return withInterrupt(work, async () => session?.abandon());
}

function hasFailedLane({ workloads }: BenchReport): boolean {
  return workloads.some(({ lanes }) => lanes.some(({ kind, status }) => kind === 'product' && status === 'failed'));
}
