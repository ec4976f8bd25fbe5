/** The engine in Electron's main process: loaded only after the window has been asked for, closed before the application ends. */
import path from 'node:path';
import type { EventName, EventPayload } from '../contract/api/events';
import { events } from '../contract/api/events';
import type { Engine } from '../runtime/engine/create-engine';
import { enginePaths } from '../server/engine-paths';
import { utilityLauncher } from './utility-launcher';

export type Announce = <N extends EventName>(event: N, payload: EventPayload<N>) => void;

export interface EngineHost {
  /** Starts loading at the first call. */
  readonly engine: () => Promise<Engine>;
  /** Resolves when nothing of the engine is left, or after `deadlineMs`. */
  readonly close: (deadlineMs: number) => Promise<void>;
}

export function createEngineHost(announce: Announce, productVersion: string): EngineHost {
  let started: Promise<Engine> | null = null;

  const start = async (): Promise<Engine> => {
    const { createEngine } = await import('../runtime/engine/create-engine');
    const engine = createEngine({
      launch: utilityLauncher(path.join(__dirname, 'task-manager.js')),
      ...enginePaths(__dirname),
      warmUp: 'when asked',
      history: { productVersion },
    });
    for (const name of Object.keys(events) as EventName[]) engine.on(name, (payload) => announce(name, payload));
    return engine;
  };

  return {
    engine: () => (started ??= start()),
    close: async (deadlineMs) => {
      if (started === null) return;
      await Promise.race([
        started.then((engine) => engine.close()),
        new Promise<void>((resolve) => setTimeout(resolve, deadlineMs)),
      ]);
    },
  };
}
