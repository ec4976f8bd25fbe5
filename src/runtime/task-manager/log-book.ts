/**
 * The newest lines that Python printed in this task manager's workers and in itself, numbered, in files without a name: a flood costs a
 * write a chunk, and nothing is left behind. The newest lines of each moment are sent at once; those between are read when asked for.
 */
import { closeSync, ftruncateSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import * as path from 'node:path';
import type { LogEvent } from '../../contract/model/run';
import { readLines, type LineOrigin } from '../workers/marked-lines';

export interface LogBookLimits {
  /** Two pages are kept, so at least so many lines of the newest. */
  readonly pageLines: number;
  readonly pageBytes: number;
  /** Sent at once; of more lines only the newest. */
  readonly liveLines: number;
}

const defaultLimits: LogBookLimits = { pageLines: 100_000, pageBytes: 32 << 20, liveLines: 100 };
const SEND_EVERY_MS = 40;
/** Of one answer. */
export const READ_LINES_MOST = 5_000;
const NEWLINE = 10;

/** Lines that came from one process within a moment. */
interface Block {
  readonly first: number;
  readonly origin: LineOrigin;
  readonly offset: number;
  lines: number;
  sizeBytes: number;
}

interface Page {
  readonly file: number;
  blocks: Block[];
  lines: number;
  sizeBytes: number;
}

export interface NumberedLines {
  readonly first: number;
  readonly lines: LogEvent[];
}

export class LogBook {
  private readonly send: (numbered: NumberedLines) => void;
  private readonly limits: LogBookLimits;
  private readonly folder: string;
  /** The older one first. */
  private pages: Page[] = [];
  private next = 0;
  private sent = 0;
  private timer: NodeJS.Timeout | null = null;

  /** The files are made in `folder` when there is something to keep. */
  constructor(folder: string, send: (numbered: NumberedLines) => void, limits: LogBookLimits = defaultLimits) {
    this.folder = folder;
    this.send = send;
    this.limits = limits;
  }

  /** `lines`: whole ones, each with its newline. */
  add(origin: LineOrigin, lines: Buffer): void {
    const count = countLines(lines);
    const page = this.writablePage();
    writeSync(page.file, lines, 0, lines.length, page.sizeBytes);
    const last = page.blocks[page.blocks.length - 1];
    if (last !== undefined && isOfSameMoment(last.origin, origin)) {
      last.lines += count;
      last.sizeBytes += lines.length;
    } else {
      page.blocks.push({ first: this.next, origin, offset: page.sizeBytes, lines: count, sizeBytes: lines.length });
    }
    page.lines += count;
    page.sizeBytes += lines.length;
    this.next += count;
    this.timer ??= setTimeout(() => this.flush(), SEND_EVERY_MS);
  }

  /** Before an answer that these lines belong to. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.sent === this.next) return;
    const first = Math.max(this.sent, this.next - this.limits.liveLines);
    this.sent = this.next;
    this.send(this.read(first, this.next - first));
  }

  /** Lines from number `first` on, or from the oldest that is kept. */
  read(first: number, count: number): NumberedLines {
    const oldest = this.pages[0]?.blocks[0]?.first ?? this.next;
    const from = Math.max(first, oldest);
    const end = Math.min(this.next, first + count, from + READ_LINES_MOST);
    const lines: LogEvent[] = [];
    for (const page of this.pages) {
      for (const block of page.blocks) {
        if (block.first + block.lines <= from || block.first >= end) continue;
        for (const line of linesOf(page, block, from - block.first, end - block.first)) lines.push(line);
      }
    }
    return { first: from, lines };
  }

  close(): void {
    this.flush();
    for (const page of this.pages) closeSync(page.file);
    this.pages = [];
  }

  private writablePage(): Page {
    const page = this.pages[this.pages.length - 1];
    if (page !== undefined && page.lines < this.limits.pageLines && page.sizeBytes < this.limits.pageBytes) return page;
    const file = this.pages.length < 2 ? this.newFile() : this.oldestFile();
    const fresh = { file, blocks: [], lines: 0, sizeBytes: 0 };
    this.pages.push(fresh);
    return fresh;
  }

  private newFile(): number {
    const name = path.join(this.folder, `log-${process.pid}-${this.pages.length}`);
    const file = openSync(name, 'wx+', 0o600);
    unlinkSync(name);
    return file;
  }

  private oldestFile(): number {
    const [oldest] = this.pages.splice(0, 1);
    if (oldest === undefined) throw new Error('There is no page to give up.');
    ftruncateSync(oldest.file);
    return oldest.file;
  }
}

/** Lines `from` to `end` of a block; only they are made into texts. */
function linesOf(page: Page, block: Block, from: number, end: number): LogEvent[] {
  const bytes = Buffer.alloc(block.sizeBytes);
  const read = readSync(page.file, bytes, 0, block.sizeBytes, block.offset);
  if (read < block.sizeBytes) throw new Error('The file of the log is shorter than what was written.');
  const begin = from <= 0 ? 0 : lineStart(bytes, from);
  const stop = end >= block.lines ? bytes.length : lineStart(bytes, end);
  return readLines(bytes.subarray(begin, stop), block.origin);
}

/** Where line `index` of the bytes begins. */
function lineStart(bytes: Buffer, index: number): number {
  let at = 0;
  for (let line = 0; line < index; line += 1) at = bytes.indexOf(NEWLINE, at) + 1;
  return at;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function isOfSameMoment(one: LineOrigin, other: LineOrigin): boolean {
  return (
    one.process === other.process &&
    one.source === other.source &&
    one.runId === other.runId &&
    other.at - one.at < SEND_EVERY_MS
  );
}
