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
const firstRowsPollMs = 30;

export type ReadPage = (start: number, count: number) => Promise<RowsPage>;

interface CachedPage {
  readonly rows: readonly (readonly Cell[])[];
}

export class RowsCache {
  private readonly read: ReadPage;
  private readonly onProblem: (thrown: unknown) => void;
  private hasProblem = false;
  private readonly pages = new Map<number, CachedPage>();
  private readonly reading = new Set<number>();
  private readonly listeners = new Set<() => void>();
  private wantedFrom = 0;
  private wantedTo = 0;
  private closed = false;
  private growing = true;
  private refreshing = false;
  private refreshesAsked = 0;
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

  private isClosed(): boolean {
    return this.closed;
  }

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

  /** Rows flow now: asks often until the first ones are there, so that they are not waited for longer than they take. */
  async awaitFirstRows(): Promise<void> {
    while (!this.isClosed() && this.growing && this.total === 0) {
      await this.refresh();
      await new Promise((resolve) => setTimeout(resolve, firstRowsPollMs));
    }
  }

  /** No more rows will come: reads what came since the last look. */
  complete(): void {
    this.growing = false;
    void this.refresh();
  }

  /** More rows may be there: reads the tail where it is looked at, else only how many there are. */
  async refresh(): Promise<void> {
    // The answer that is under way may be older than this question: the loop below asks again.
    this.refreshesAsked += 1;
    if (this.refreshing) return;
    this.refreshing = true;
    let answered: number;
    do {
      answered = this.refreshesAsked;
      const tail = Math.floor(this.total / pageRows);
      if (this.isWanted(tail)) await this.ask(tail, tail * pageRows, pageRows);
      else await this.ask(null, this.total, 1);
    } while (answered !== this.refreshesAsked && !this.isClosed());
    this.refreshing = false;
    this.readWanted();
  }

  private isWanted(page: number): boolean {
    return (page + 1) * pageRows > this.wantedFrom && page * pageRows <= this.wantedTo;
  }

  private readWanted(): void {
    const last = Math.floor(Math.max(this.wantedFrom, Math.min(this.wantedTo, this.total) - 1) / pageRows);
    for (let page = Math.floor(this.wantedFrom / pageRows); page <= last; page += 1) {
      const cached = this.pages.get(page);
      if (cached === undefined || cached.rows.length < this.expectedRows(page)) void this.load(page);
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

  private async load(page: number): Promise<void> {
    if (this.isClosed() || this.reading.has(page) || this.reading.size >= mostReads) return;
    this.reading.add(page);
    const isRead = await this.ask(page, page * pageRows, pageRows);
    this.reading.delete(page);
    // The screen may have moved on, or the total may have grown into what is on it.
    if (isRead) this.readWanted();
  }

  /** False where the read failed or nobody looks any more. `page` null: only the total is taken from the answer. */
  private async ask(page: number | null, start: number, count: number): Promise<boolean> {
    if (this.isClosed()) return false;
    try {
      this.take(page, await this.read(start, count));
      this.tellProblem(null);
      return !this.isClosed();
    } catch (thrown) {
      this.tellProblem(thrown);
      return false;
    }
  }

  /** null: reading works (again). */
  private tellProblem(thrown: unknown): void {
    if (this.isClosed() || (thrown === null && !this.hasProblem)) return;
    this.hasProblem = thrown !== null;
    this.onProblem(thrown);
  }

  private take(page: number | null, answer: RowsPage): void {
    if (this.isClosed()) return;
    const grew = answer.total > this.total;
    if (grew) this.total = answer.total;
    if (answer.columns.length > 0) this.columns = answer.columns;
    if (page !== null && answer.rows.length >= (this.pages.get(page)?.rows.length ?? 0)) {
      this.touch(page, { rows: answer.rows });
      this.evict();
    }
    if (!grew && page === null) return;
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
