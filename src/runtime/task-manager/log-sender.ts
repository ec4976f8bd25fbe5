/** Collects log lines and sends them to the engine a few times a second: a message a line would cost more than the line. */
import type { LogEvent } from '../../contract/model/run';

const SEND_EVERY_MS = 40;

export class LogSender {
  private readonly send: (lines: LogEvent[]) => void;
  private waiting: LogEvent[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(send: (lines: LogEvent[]) => void) {
    this.send = send;
  }

  add(runId: string | null, source: LogEvent['source'], process: string, lines: readonly string[]): void {
    const at = Date.now();
    for (const text of lines) this.waiting.push({ runId, source, process, text, at });
    this.timer ??= setTimeout(() => this.flush(), SEND_EVERY_MS);
  }

  /** Before an answer that these lines belong to. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.waiting.length === 0) return;
    this.send(this.waiting);
    this.waiting = [];
  }
}
