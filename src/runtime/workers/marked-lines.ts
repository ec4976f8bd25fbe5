/** What Python prints: lines that begin with a mark of where they came from, and lines of others without one (docs/protocol.md). */
import type { LogEvent, LogLevel } from '../../contract/model/run';

/** What is known of a line that has no mark. */
export interface LineOrigin {
  readonly runId: string | null;
  readonly source: 'stdout' | 'stderr';
  readonly process: string;
  readonly at: number;
}

const LINE_CHARACTERS_MOST = 4_000;
/** Traceback of a record: it is one line here. */
const RECORD_CHARACTERS_MOST = 40_000;
const mark = /\x1e([^;\x1e\x1f]*);(\d+);(?:(\d+)(?:-(\d+))?)?(?:;(\d+);(\d+);([^;\x1f]*);([^\x1f]*))?\x1f/;

const marks = new RegExp(mark.source, 'g');

/** The lines of a block, whose last byte is a newline. */
export function readLines(block: Buffer, origin: LineOrigin): LogEvent[] {
  const lines: LogEvent[] = [];
  let begin = 0;
  const text = block.toString('utf8');
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
    lines.push(readLine(text.slice(begin, end), origin));
    begin = end + 1;
  }
  return lines;
}

/** A mark inside a line stands behind what somebody began and did not end: both are one line. */
function readLine(line: string, origin: LineOrigin): LogEvent {
  const found = line.includes('\x1e') ? mark.exec(line) : null;
  if (found === null) return { ...origin, text: shortened(withoutReturn(line), LINE_CHARACTERS_MOST) };
  const text = line.replace(marks, '');
  const [, runId = '', slot, firstRow, lastRow, level, place, logger, file] = found;
  const rows = firstRow === undefined ? null : { first: Number(firstRow), last: Number(lastRow ?? firstRow) };
  const known = {
    ...origin,
    ...(runId === '' ? {} : { runId, slot: Number(slot) }),
    ...(rows === null ? {} : { rows }),
  };
  if (level === undefined || place === undefined || logger === undefined || file === undefined) {
    return { ...known, text: shortened(withoutReturn(text), LINE_CHARACTERS_MOST) };
  }
  const record = { level: levelOf(Number(level)), logger, file, line: Number(place) };
  return { ...known, source: 'logging', record, text: shortened(unescaped(text), RECORD_CHARACTERS_MOST) };
}

function levelOf(level: number): LogLevel {
  if (level >= 50) return 'critical';
  if (level >= 40) return 'error';
  if (level >= 30) return 'warning';
  return level >= 20 ? 'info' : 'debug';
}

const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' };

function unescaped(text: string): string {
  return text.replace(/\\[\\nr]/g, (escape) => escapes[escape] ?? escape);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function shortened(line: string, most: number): string {
  return line.length > most ? `${line.slice(0, most)} … (line cut at ${most} characters)` : line;
}

/** Bytes of a stream as a person reads them, the first line perhaps not whole. */
export function readableText(bytes: Buffer): string {
  const origin = { runId: null, source: 'stderr', process: '', at: 0 } as const;
  // The tail may begin inside a mark.
  const text = bytes.toString('utf8').replace(/^[^\x1e\x1f\n]*\x1f/, '');
  return readLines(Buffer.from(`${text}\n`), origin)
    .map((line) => plainText(line))
    .join('\n');
}

/** Records in the form that Python itself gives them. */
function plainText({ record, text }: LogEvent): string {
  return record === undefined ? text : `${record.level.toUpperCase()}:${record.logger}:${text}`;
}
