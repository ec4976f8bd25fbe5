/** Listeners by event; what arrives is validated once, before anybody hears of it. */
import * as v from 'valibot';
import { workbenchEvents, type WorkbenchEventName, type WorkbenchEventPayload } from '../../contract/api/host';

type Listener = (payload: never) => void;

export class EventListeners {
  private readonly listeners = new Map<WorkbenchEventName, Set<Listener>>();

  readonly on = <N extends WorkbenchEventName>(
    event: N,
    listener: (payload: WorkbenchEventPayload<N>) => void,
  ): (() => void) => {
    const set = this.listeners.get(event) ?? new Set<Listener>();
    this.listeners.set(event, set);
    set.add(listener);
    return () => set.delete(listener);
  };

  /** A payload that does not fit its schema is a fault of ours: it is reported and not passed on. */
  readonly deliver = (event: WorkbenchEventName, payload: unknown): void => {
    const parsed = v.safeParse(workbenchEvents[event], payload);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      console.error(`An event "${event}" was not valid at ${v.getDotPath(issue) ?? 'its top level'}: ${issue.message}`);
      return;
    }
    for (const listener of this.listeners.get(event) ?? []) {
      try {
        (listener as (payload: unknown) => void)(parsed.output);
      } catch (thrown) {
        // One listener's fault must not cost the others their event.
        reportError(thrown);
      }
    }
  };
}

export function isWorkbenchEventName(name: string): name is WorkbenchEventName {
  return Object.prototype.hasOwnProperty.call(workbenchEvents, name);
}

/** The flushes of a closing page, run side by side; one that fails does not keep the others from finishing. */
export class CloseHandlers {
  private readonly handlers = new Set<() => Promise<void>>();

  readonly add = (flush: () => Promise<void>): (() => void) => {
    this.handlers.add(flush);
    return () => this.handlers.delete(flush);
  };

  readonly run = async (): Promise<void> => {
    const outcomes = await Promise.allSettled([...this.handlers].map((flush) => flush()));
    for (const outcome of outcomes) if (outcome.status === 'rejected') reportError(outcome.reason);
  };
}
