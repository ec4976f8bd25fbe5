/** One workload: every lane opened, its outputs compared, then repeats interleaved over all lanes. */
import { toErrorData } from '../../contract/errors';
import { requireGoing } from './interrupted';
import type { BenchLane } from './bench-lane';
import type { Digest } from './digest';
import { measuredOf, outputsDiffer, type Measured } from './report';

/** Enough for caches, clocks and allocators to settle: the outputs pass has run everything once before. */
const warmUpShare = 0.5;

export interface WorkloadRun {
  readonly lanes: readonly BenchLane[];
  readonly repeat: number;
  readonly seconds: number;
  /** A step begins. */
  readonly step: (text: string) => void;
  readonly signal: AbortSignal;
}

interface Contender {
  readonly lane: BenchLane;
  readonly measured: Measured;
}

/** A lane that fails is reported as failed, and the others go on. Throws where the run is interrupted. */
export async function runWorkload({ lanes, repeat, seconds, step, signal }: WorkloadRun): Promise<readonly Measured[]> {
  const all = lanes.map((lane): Contender => ({ lane, measured: measuredOf(lane) }));
  const each = async (what: string, work: (contender: Contender) => Promise<void>): Promise<void> => {
    for (const contender of all) {
      requireGoing(signal);
      if (contender.measured.failed !== null) continue;
      step(`${contender.lane.name.title}: ${what}`);
      await guarded(contender, () => work(contender), signal);
    }
  };
  try {
    await each('opening', ({ lane }) => lane.open());
    await compareOutputs(each);
    await each('warming up', async ({ lane }) => {
      await lane.measure(seconds * warmUpShare);
    });
    for (let turn = 1; turn <= repeat; turn += 1) {
      await each(`repeat ${turn} of ${repeat}`, async ({ lane, measured }) => {
        measured.samples.push(await lane.measure(seconds));
      });
    }
    return all.map(({ measured }) => measured);
  } finally {
    if (!signal.aborted) await Promise.all(all.map((contender) => close(contender)));
  }
}

/** The first lane that has outputs is the reference; a lane that gives only its first rows is compared with as many of it. */
async function compareOutputs(
  each: (what: string, work: (contender: Contender) => Promise<void>) => Promise<void>,
): Promise<void> {
  let reference: BenchLane | null = null;
  const references = new Map<number | null, Digest | null>();
  await each('outputs', async ({ lane, measured }) => {
    const digest = await lane.digest(lane.digestRows);
    if (digest === null) return;
    measured.digest = digest;
    reference ??= lane;
    const rows = lane.digestRows;
    if (!references.has(rows)) references.set(rows, reference === lane ? digest : await reference.digest(rows));
    measured.failed = outputsDiffer(digest, references.get(rows) ?? null);
  });
}

async function guarded({ measured }: Contender, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    requireGoing(signal);
    const { error, cause } = toErrorData(thrown);
    const last = cause?.trim().split('\n').at(-1) ?? '';
    measured.failed = last === '' || error.includes(last) ? error : `${error} (${last})`;
  }
}

/** One that failed may not answer any more; its process ends with the session. */
async function close({ lane, measured }: Contender): Promise<void> {
  try {
    await lane.close();
  } catch (thrown) {
    measured.failed ??= toErrorData(thrown).error;
  }
}
