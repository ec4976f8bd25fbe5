/**
 * `ensure(plan)`: afterwards everything in the plan is there. When all of it is fresh already, that is a few file stats;
 * otherwise the steps run, those that do not need one another side by side, under a lock, and may be killed at any
 * moment: each builds beside and puts its result in place with a rename.
 */
import { join } from 'node:path';
import { stampFolder } from './paths.mjs';

const interruptSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @param {readonly { name: string, title: string, after: readonly string[], isFresh(): boolean, run(task: object): Promise<void> }[]} plan */
export async function ensure(plan) {
  if (plan.every((step) => step.isFresh())) return;
  const { describeFailure, Interrupted } = await import('./failure.mjs');
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Interrupted());
  for (const name of interruptSignals) process.on(name, onSignal);
  try {
    await runUnderLock(plan, stop);
  } catch (error) {
    if (stop.signal.reason instanceof Interrupted) {
      process.stderr.write('Set-up: interrupted; the next start goes on from here.\n');
      process.exit(130);
    }
    process.stderr.write(`\nSet-up failed. ${describeFailure(error)}\n`);
    process.exit(1);
  } finally {
    for (const name of interruptSignals) process.off(name, onSignal);
  }
}

async function runUnderLock(plan, stop) {
  const { acquireLock } = await import('./lock.mjs');
  const { removeLeftovers } = await import('./leftovers.mjs');
  const { createTask } = await import('./task.mjs');
  const release = await acquireLock(join(stampFolder, 'lock'), {
    signal: stop.signal,
    onWait: (pid) =>
      process.stderr.write(`Set-up: waiting for another start (process ${pid}) to finish its set-up …\n`),
  });
  const running = new Map();
  try {
    removeLeftovers();
    for (const step of plan) {
      const before = step.after.flatMap((name) => running.get(name) ?? []);
      running.set(
        step.name,
        Promise.all(before).then(() => runStep(step, createTask(step, stop.signal))),
      );
    }
    // The first failure ends the others, and nothing is left working when the error is told.
    for (const promise of running.values()) promise.catch((error) => stop.abort(error));
    const outcomes = await Promise.allSettled(running.values());
    if (outcomes.some(({ status }) => status === 'rejected')) throw stop.signal.reason;
  } finally {
    removeLeftovers();
    release();
  }
}

async function runStep(step, task) {
  task.signal.throwIfAborted();
  if (step.isFresh()) return;
  task.begin();
  try {
    await step.run(task);
    task.done();
  } finally {
    task.end();
  }
}
