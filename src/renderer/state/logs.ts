/** What functions printed and the engine said: bounded, and told to the screen once a frame whatever the rate. */
import type { LogEvent } from '../../contract/model/run';

export const mostLogLines = 10_000;

export interface LogLine extends LogEvent {
  readonly id: number;
}

class LogBuffer {
  private lines: LogLine[] = [];
  private lastId = 0;
  private announced = false;
  private readonly listeners = new Set<() => void>();
  /** Lines that were dropped because newer ones came. */
  dropped = 0;
  /** A new array for each announcement, for useSyncExternalStore. */
  snapshot: readonly LogLine[] = [];

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly push = (events: readonly LogEvent[]): void => {
    for (const event of events) {
      this.lastId += 1;
      this.lines.push({ ...event, id: this.lastId });
    }
    // Trimmed in steps, so that a flood does not copy the buffer for each batch.
    if (this.lines.length > mostLogLines * 1.2) {
      this.dropped += this.lines.length - mostLogLines;
      this.lines = this.lines.slice(-mostLogLines);
    }
    this.announce();
  };

  readonly clear = (): void => {
    this.lines = [];
    this.dropped = 0;
    this.announce();
  };

  private announce(): void {
    if (this.announced) return;
    this.announced = true;
    requestAnimationFrame(() => {
      this.announced = false;
      this.snapshot = this.lines.slice(-mostLogLines);
      for (const listener of this.listeners) listener();
    });
  }
}

export const logs = new LogBuffer();
