/** Lines of the output as text. */
import { isGap, originOf, type LogEntry, type LogLine } from '../../state/logs';
import { levelText, rowsText } from './log-filter';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function clock(at: number): string {
  return `${time.format(at)}.${String(at % 1_000)
    .padStart(3, '0')
    .slice(0, 3)}`;
}

/** For the clipboard; made when it is asked for. */
export function copiedText(entries: readonly LogEntry[]): () => string {
  return () => entries.map((entry) => (isGap(entry) ? gapText(entry.gap) : copiedLine(entry))).join('\n');
}

function copiedLine(line: LogLine): string {
  const place = line.record === undefined ? '' : ` ${line.record.logger} ${line.record.file}:${line.record.line}`;
  const head = [clock(line.at), originOf(line), levelText(line), rowsText(line)].filter((part) => part !== '');
  return `${head.join(' ')}${place}: ${line.text}`;
}

export function gapText({ count, isLost }: { readonly count: number; readonly isLost: boolean }): string {
  const lines = `${count.toLocaleString('en-US')} ${count === 1 ? 'line' : 'lines'}`;
  return isLost
    ? `… ${lines} left out: more were printed than are kept`
    : `… ${lines} more, read when the flood is over`;
}
