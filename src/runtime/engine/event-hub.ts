/** Listeners of the engine's events. A listener that throws does not keep the others from hearing. */
import type { EventName, EventPayload } from '../../contract/api/events';

type Listeners = { [N in EventName]: Set<(payload: EventPayload<N>) => void> };

export class EventHub {
  private readonly listeners: Listeners = {
    run: new Set(),
    compare: new Set(),
    cases: new Set(),
    differ: new Set(),
    tune: new Set(),
    debug: new Set(),
    report: new Set(),
    metrics: new Set(),
    project: new Set(),
    language: new Set(),
    history: new Set(),
    export: new Set(),
    statistics: new Set(),
    log: new Set(),
    engine: new Set(),
    environment: new Set(),
  };

  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
    this.listeners[name].add(listener);
    return () => {
      this.listeners[name].delete(listener);
    };
  }

  emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of this.listeners[name]) {
      try {
        listener(payload);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error), 'EngineListenerWarning');
      }
    }
  }
}
