/**
 * Pages of one stored result: read when they are looked at, kept while they are among the newest used. A page at the end of a
 * growing result is incomplete and is read again when more rows are there.
 */
import type { Field } from '../../contract/model/data-type';
import type { Cell, RowsPage } from '../../contract/model/rows';

export const pageRows = 500;
const mostPages = 60;
/** Dragging the scroll bar passes many pages: those that are gone again when their turn comes are never read. */
const mostReads = 3;

export type ReadPage = (start: number, count: number) => Promise<RowsPage>;

interface CachedPage {
  readonly rows: readonly (readonly Cell[])[];
}

export class RowsCache {
  private readonly read: ReadPage;
  private readonly onProblem: (thrown: unknown) => void;
  private readonly pages = new Map<number, CachedPage>();
  private readonly reading = new Set<number>();
  private readonly listeners = new Set<() => void>();
  private wantedFrom = 0;
  private wantedTo = 0;
  private closed = false;
  /** Grows with each change, for useSyncExternalStore. */
  version = 0;
  /** Rows that can be read by now. */
  total = 0;
  columns: readonly Field[] = [];

  constructor(read: ReadPage, onProblem: (thrown: unknown) => void) {
    this.read = read;
    this.onProblem = onProblem;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  close(): void {
    this.closed = true;
    this.listeners.clear();
    this.pages.clear();
  }

  /** undefined while the row's page is being read. Does not start a read: that is `want`. */
  row(index: number): readonly Cell[] | undefined {
    return this.pages.get(Math.floor(index / pageRows))?.rows[index % pageRows];
  }

  /** The rows that are on the screen, end exclusive. Reads what of them is missing. */
  want(from: number, to: number): void {
    this.wantedFrom = from;
    this.wantedTo = to;
    this.readWanted();
  }

  /** More rows may be there: reads the tail where it is looked at, else only how many there are. */
  refresh(): void {
    const tail = Math.floor(this.total / pageRows);
    void this.load(tail, this.isWanted(tail) ? pageRows : 1);
  }

  private isWanted(page: number): boolean {
    return (page + 1) * pageRows > this.wantedFrom && page * pageRows <= this.wantedTo;
  }

  private readWanted(): void {
    const last = Math.floor(Math.max(this.wantedFrom, Math.min(this.wantedTo, this.total) - 1) / pageRows);
    for (let page = Math.floor(this.wantedFrom / pageRows); page <= last; page += 1) {
      const cached = this.pages.get(page);
      if (cached === undefined || cached.rows.length < this.expectedRows(page)) void this.load(page, pageRows);
      else this.touch(page, cached);
    }
  }

  private expectedRows(page: number): number {
    return Math.min(pageRows, this.total - page * pageRows);
  }

  private touch(page: number, cached: CachedPage): void {
    this.pages.delete(page);
    this.pages.set(page, cached);
  }

  private async load(page: number, count: number): Promise<void> {
    if (this.closed || this.reading.has(page) || this.reading.size >= mostReads) return;
    this.reading.add(page);
    const start = count === 1 ? this.total : page * pageRows;
    try {
      const answer = await this.read(start, count);
      this.take(page, answer, count > 1);
    } catch (thrown) {
      if (!this.closed) this.onProblem(thrown);
      return;
    } finally {
      this.reading.delete(page);
    }
    // The screen may have moved on, or the total may have grown into what is on it.
    if (!this.closed) this.readWanted();
  }

  private take(page: number, answer: RowsPage, isWholePage: boolean): void {
    if (this.closed) return;
    const grew = answer.total > this.total;
    if (grew) this.total = answer.total;
    if (answer.columns.length > 0) this.columns = answer.columns;
    if (isWholePage) {
      this.touch(page, { rows: answer.rows });
      this.evict();
    }
    if (!grew && !isWholePage) return;
    this.version += 1;
    for (const listener of this.listeners) listener();
  }

  private evict(): void {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= mostPages) return;
      if (!this.isWanted(page)) this.pages.delete(page);
    }
  }
}
