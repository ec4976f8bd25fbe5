/** What functions print, in its order: lines of a flood, which events leave out, are read where they come in between. */
import type { LogBatch, LogEvent } from '../contract/model/run';
import type { WorkbenchApi } from '../contract/api/commands';

const PAGE_LINES = 5_000;

export class OutputPrinter {
  private readonly api: Pick<WorkbenchApi, 'readLog'>;
  private readonly say: (text: string) => void;
  private readonly next = new Map<number, number>();
  private printing: Promise<void> = Promise.resolve();

  constructor(api: Pick<WorkbenchApi, 'readLog'>, say: (text: string) => void) {
    this.api = api;
    this.say = say;
  }

  take(batch: LogBatch): void {
    this.printing = this.printing.then(() => this.print(batch));
  }

  /** Resolves when all that was taken is printed. */
  finish(): Promise<void> {
    return this.printing;
  }

  private async print({ book, first, lines }: LogBatch): Promise<void> {
    if (book !== null) {
      await this.printMissing(book, this.next.get(book) ?? 0, first);
      this.next.set(book, first + lines.length);
    }
    this.put(lines);
  }

  private async printMissing(book: number, from: number, end: number): Promise<void> {
    for (let next = from; next < end;) {
      const page = await this.api.readLog({ book, first: next, count: Math.min(PAGE_LINES, end - next) });
      const lost = (page.lines.length === 0 ? end : Math.min(page.first, end)) - next;
      if (lost > 0) this.say(`… ${lost} lines left out: more were printed than are kept`);
      // What is kept may begin behind the end by now.
      const lines = page.lines.slice(0, Math.max(0, end - page.first));
      this.put(lines);
      next += lost + lines.length;
    }
  }

  private put(lines: readonly LogEvent[]): void {
    for (const line of lines) if (line.source !== 'engine') this.say(terminalText(line));
  }
}

/** Records in the form that Python itself gives them. */
function terminalText({ record, text }: LogEvent): string {
  return record === undefined ? text : `${record.level.toUpperCase()}:${record.logger}:${text}`;
}
