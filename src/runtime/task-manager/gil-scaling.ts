/** The figure of the GIL: how many times as much two slots compute as one. 2: they do not hinder each other; 1: they take turns. */
import * as v from 'valibot';
import { WorkbenchError } from '../../contract/errors';
import type { Mode } from '../../contract/model/job';
import type { Interpreter } from '../embedded/interpreter';
import type { FromSlot } from './slot-messages';
import type { SlotThreads } from './slot-thread-host';
import type { TaskWorkers } from './task-workers';

const answerSchema = v.object({ steps: v.number(), seconds: v.number() });

const SPIN_SECONDS = 0.3;
const WARM_UP_SECONDS = 0.02;
const TIMEOUT_MS = 30_000;

/** Steps a second of one spin. */
type Spin = (seconds: number) => Promise<number>;

/** In worker processes of the mode's flavour. */
export function scalingOfProcesses(workers: TaskWorkers, mode: Mode, python: string): Promise<number> {
  const flavour = mode === 'process-arrow' ? 'arrow' : 'row';
  return ratio(async (seconds) => {
    const message = { task: 'spin', seconds };
    return perSecond(await workers.ask({ flavour, python, message, timeoutMs: TIMEOUT_MS }, answerSchema));
  });
}

/** In threads of this process that share its interpreter. */
export function scalingOfThreads(threads: SlotThreads, interpreter: Interpreter): Promise<number> {
  return ratio(async (seconds) => {
    const answer = await embeddedTask(threads, interpreter, { task: 'spin', seconds });
    return perSecond(v.parse(answerSchema, answer));
  });
}

async function ratio(spin: Spin): Promise<number> {
  // Both are started and warm before anything is measured.
  await Promise.all([spin(WARM_UP_SECONDS), spin(WARM_UP_SECONDS)]);
  // Before and after, and the better one: what else the machine does must not look like good scaling.
  const before = await spin(SPIN_SECONDS);
  const [first, second] = await Promise.all([spin(SPIN_SECONDS), spin(SPIN_SECONDS)]);
  const after = await spin(SPIN_SECONDS);
  return (first + second) / Math.max(before, after);
}

function perSecond(answer: v.InferOutput<typeof answerSchema>): number {
  return answer.steps / answer.seconds;
}

/** One task in the embedded interpreter, on a slot's thread of its own. Rejects with the task's error. */
export async function embeddedTask(threads: SlotThreads, interpreter: Interpreter, task: object): Promise<unknown> {
  const thread = threads.lend();
  const slot = threads.takeNumber();
  const { library, entry, interruptEntry: interrupt } = interpreter;
  try {
    return await new Promise<unknown>((resolve, reject) => {
      thread.listen((message: FromSlot) => {
        if (message.kind === 'taskDone') resolve(message.answer);
        if (message.kind === 'taskFailed' || message.kind === 'failed') reject(new WorkbenchError(message.error));
      });
      thread.post({ kind: 'task', embedded: { library, entry, interrupt }, slot, task });
    });
  } finally {
    threads.giveNumberBack(slot);
    threads.giveBack(thread);
  }
}
