/**
 * What functions printed and the engine said: bounded, and told to the screen a few times a second whatever the rate. Of a flood the
 * newest lines come at once; those between are read when it is over and somebody looks.
 */
import type { LogBatch, LogEvent } from '../../contract/model/run';
import { workbench } from './connection';

export const mostLogLines = 100_000;

/** Lines that are not here: they were not sent, and `isLost` where they are not kept any more. */
export interface LogGap {
  readonly id: number;
  readonly gap: { readonly book: number; readonly first: number; readonly count: number; readonly isLost: boolean };
}
export interface LogLine extends LogEvent {
  readonly id: number;
}
export type LogEntry = LogLine | LogGap;

export function isGap(entry: LogEntry): entry is LogGap {
  return 'gap' in entry;
}

export interface LogSnapshot {
  readonly entries: readonly LogEntry[];
  /** Lines among the entries. */
  readonly lines: number;
  /** Lines that are not here: in gaps, or dropped because newer ones came. */
  readonly absent: number;
  /** Who printed, as `originOf` names them. */
  readonly origins: readonly string[];
}

/** Who printed a line: its slot where that is known, and the process. */
export function originOf(line: LogEvent): string {
  return line.slot === undefined ? line.process : `slot ${line.slot + 1}, ${line.process}`;
}

const announceMs = 80;
/** A list of many lines costs the screen more than a new line is worth. */
const manyLines = 10_000;
const announceManyMs = 400;
const calmMs = 250;
const pageLines = 5_000;

class LogBuffer {
  private entries: LogEntry[] = [];
  private lastId = 0;
  private announcing: number | null = null;
  private calming: number | null = null;
  private isFilling = false;
  /** The number of each book's next line. */
  private readonly next = new Map<number, number>();
  private readonly listeners = new Set<() => void>();
  private lines = 0;
  private absent = 0;
  private readonly origins = new Set<string>();
  /** A new one for each announcement, for useSyncExternalStore. */
  snapshot: LogSnapshot = { entries: [], lines: 0, absent: 0, origins: [] };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.fillWhenCalm();
    return () => this.listeners.delete(listener);
  };

  readonly push = ({ book, first, lines }: LogBatch): void => {
    if (book !== null) {
      const expected = this.next.get(book) ?? 0;
      if (first > expected) {
        this.absent += first - expected;
        this.entries.push(this.gap(book, expected, first - expected, false));
      }
      this.next.set(book, first + lines.length);
    }
    for (const line of lines) this.entries.push(this.numbered(line));
    this.trim();
    this.announce();
    this.fillWhenCalm();
  };

  readonly clear = (): void => {
    this.entries = [];
    this.lines = 0;
    this.absent = 0;
    this.origins.clear();
    this.announce();
  };

  private numbered(line: LogEvent): LogLine {
    this.lastId += 1;
    this.lines += 1;
    this.origins.add(originOf(line));
    return { ...line, id: this.lastId };
  }

  private gap(book: number, first: number, count: number, isLost: boolean): LogGap {
    this.lastId += 1;
    return { id: this.lastId, gap: { book, first, count, isLost } };
  }

  /** In steps, so that a flood does not copy the buffer for each batch. */
  private trim(): void {
    if (this.entries.length <= mostLogLines * 1.2) return;
    const gone = this.entries.splice(0, this.entries.length - mostLogLines);
    const lines = gone.reduce((count, entry) => count + (isGap(entry) ? 0 : 1), 0);
    this.lines -= lines;
    this.absent += lines;
  }

  private announce(): void {
    this.announcing ??= window.setTimeout(
      () => {
        this.announcing = null;
        const { lines, absent } = this;
        this.snapshot = { entries: [...this.entries], lines, absent, origins: [...this.origins].sort() };
        for (const listener of this.listeners) listener();
      },
      this.entries.length < manyLines ? announceMs : announceManyMs,
    );
  }

  private fillWhenCalm(): void {
    if (this.calming !== null) clearTimeout(this.calming);
    this.calming = null;
    if (this.isFilling || this.listeners.size === 0 || this.newestGap() === null) return;
    this.calming = window.setTimeout(() => void this.fill(), calmMs);
  }

  /** The newest gap first, from its end: those are the lines that somebody may look for. */
  private async fill(): Promise<void> {
    this.isFilling = true;
    try {
      for (let at = this.newestGap(); at !== null && this.listeners.size > 0; at = this.newestGap())
        await this.fillOne(at);
    } finally {
      this.isFilling = false;
    }
  }

  private newestGap(): LogGap | null {
    for (let index = this.entries.length - 1; index >= 0; index -= 1) {
      const entry = this.entries[index];
      if (entry !== undefined && isGap(entry) && !entry.gap.isLost) return entry;
    }
    return null;
  }

  private async fillOne(at: LogGap): Promise<void> {
    const { book, first, count } = at.gap;
    const wanted = Math.min(pageLines, count);
    const from = first + count - wanted;
    const page = await workbench()
      .api.readLog({ book, first: from, count: wanted })
      .catch(() => ({ first: from, lines: [] }));
    const index = this.entries.indexOf(at);
    // Cleared, or pushed out by newer lines in the meantime.
    if (index < 0) return;
    const lines = page.lines.slice(0, Math.max(0, first + count - page.first)).map((line) => this.numbered(line));
    this.absent -= lines.length;
    const room = this.entries.length - index < mostLogLines;
    const left = count - lines.length;
    const isLost = lines.length < wanted || !room;
    const rest = left === 0 ? [] : [this.gap(book, first, left, isLost)];
    this.entries = [...this.entries.slice(0, index), ...rest, ...lines, ...this.entries.slice(index + 1)];
    this.trim();
    this.announce();
  }
}

export const logs = new LogBuffer();
