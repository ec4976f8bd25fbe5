/** The engine's end of this process: Electron's utilityProcess port, or the channel of a forked process. */
import { workbenchError } from '../../contract/errors';
import type { FromTaskManager } from '../../contract/wire/task-manager';

export interface ParentPort {
  send(message: FromTaskManager): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The engine is gone. */
  onGone(listener: () => void): void;
  /** Resolves when what was sent has left this process. */
  flush(): Promise<void>;
}

/** What Electron adds to `process` in a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

function utilityPort(): UtilityPort | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  return typeof port === 'object' && port !== null ? (port as UtilityPort) : null;
}

/** How long Electron gets to pass on the last messages; its port tells nothing of it. */
const UTILITY_FLUSH_MS = 50;

export function openParentPort(): ParentPort {
  const port = utilityPort();
  if (port !== null) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      onGone: (listener) => port.on('close', listener),
      flush: () => new Promise((resolve) => setTimeout(resolve, UTILITY_FLUSH_MS)),
    };
  }
  if (process.send === undefined) {
    throw workbenchError('TASK_MANAGER_START_FAILED', 'setup', 'The task manager is started by the engine only.');
  }
  let lastSent: Promise<void> = Promise.resolve();
  return {
    send: (message) => {
      lastSent = new Promise((resolve) => {
        // An error means that the engine is gone; 'disconnect' tells so as well.
        process.send?.(message, undefined, undefined, () => resolve());
      });
    },
    onMessage: (listener) => process.on('message', listener),
    onGone: (listener) => process.on('disconnect', listener),
    flush: () => lastSent,
  };
}
