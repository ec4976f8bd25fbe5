/** One engine for the length of a command, ended in order whatever ends the command. */
import { createEngine, type Engine } from '../runtime/engine/create-engine';
import { forkLauncher } from '../runtime/engine/launcher';
import { productPaths, productVersion } from './product-paths';

/** Workers to have ready: what the command is going to need at once. */
export interface Warm {
  readonly row: number;
  readonly arrow: number;
}

/** `work` gets a signal that fires at Ctrl+C or SIGTERM; it is to cancel and return. A second Ctrl+C ends the process. */
export async function withEngine<T>(
  warm: Warm,
  work: (engine: Engine, interrupted: AbortSignal) => Promise<T>,
): Promise<T> {
  const paths = productPaths(__dirname, process.env);
  const engine = createEngine({
    launch: forkLauncher(paths.taskManager),
    workerPath: paths.workerPath,
    python: paths.python,
    productRoot: paths.root,
    warm,
    history: { productVersion: productVersion(paths.root) },
  });
  return withInterrupt(
    async (interrupted) => {
      try {
        return await work(engine, interrupted);
      } finally {
        await engine.close();
      }
    },
    () => engine.close(),
  );
}

/** As `withEngine`, without one. `atOnce` is what a second Ctrl+C waits for. */
export async function withInterrupt<T>(
  work: (interrupted: AbortSignal) => Promise<T>,
  atOnce: () => Promise<void>,
): Promise<T> {
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (!interrupt.signal.aborted) interrupt.abort();
    else void atOnce().then(() => process.exit(130));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  try {
    return await work(interrupt.signal);
  } finally {
    for (const name of signals) process.off(name, onSignal);
  }
}

/** Cancels when the user interrupts, also where they have already. A refusal means that there is nothing to cancel any more. */
export function cancelWhenInterrupted(interrupted: AbortSignal, cancel: () => Promise<unknown>): void {
  const onAbort = (): void => void cancel().catch(() => undefined);
  interrupted.addEventListener('abort', onAbort);
  if (interrupted.aborted) onAbort();
}
