/** `--window` and `--over`: the windows of pandas aggregates, written as in SQL. */
import { parseDurationMs } from '../contract/model/duration';
import type { Window } from '../contract/model/job';
import { usageError } from './usage-error';

/** `TUMBLE(ts, 10 s)`, `HOP(ts, 5 s, 10 s)` (slide, then size) or `SESSION(ts, 10 s)`. Throws BAD_REQUEST. */
export function parseWindow(text: string): Window {
  const match = /^\s*(TUMBLE|HOP|SESSION)\s*\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*(?:,\s*([^,()]+?)\s*)?\)\s*$/i.exec(
    text,
  );
  const [, name = '', time = '', first = '', second] = match ?? [];
  const [firstMs, secondMs] = [parseDurationMs(first), second === undefined ? null : parseDurationMs(second)];
  if (match !== null && firstMs !== null && firstMs > 0) {
    const kind = name.toUpperCase();
    if (kind === 'TUMBLE' && second === undefined) return { kind: 'tumble', time, sizeMs: firstMs };
    if (kind === 'SESSION' && second === undefined) return { kind: 'session', time, gapMs: firstMs };
    if (kind === 'HOP' && secondMs !== null && secondMs > 0)
      return { kind: 'hop', time, slideMs: firstMs, sizeMs: secondMs };
  }
  throw usageError(
    `--window ${text} is no window.`,
    "Write 'TUMBLE(ts, 10 s)', 'HOP(ts, 5 s, 10 s)' (slide, then size) or 'SESSION(ts, 10 s)'.",
  );
}

/** `ROWS 2 PRECEDING ORDER BY ts`, `RANGE 10 s PRECEDING ORDER BY ts`; UNBOUNDED takes all before. Throws BAD_REQUEST. */
export function parseOver(text: string): Window {
  const match = /^\s*(ROWS|RANGE)\s+(.+?)\s+PRECEDING\s+ORDER\s+BY\s+(\S+)\s*$/i.exec(text);
  const [, unit = '', bound = '', time = ''] = match ?? [];
  const isUnbounded = /^unbounded$/i.test(bound);
  if (match !== null && unit.toUpperCase() === 'ROWS' && (isUnbounded || /^\d+$/.test(bound)))
    return { kind: 'over', time, frame: { unit: 'rows', preceding: isUnbounded ? null : Number(bound) } };
  const boundMs = parseDurationMs(bound);
  if (match !== null && unit.toUpperCase() === 'RANGE' && (isUnbounded || boundMs !== null))
    return { kind: 'over', time, frame: { unit: 'range', precedingMs: isUnbounded ? null : boundMs } };
  throw usageError(
    `--over ${text} is no frame.`,
    "Write 'ROWS 2 PRECEDING ORDER BY ts' or 'RANGE 10 s PRECEDING ORDER BY ts'; UNBOUNDED takes all rows before.",
  );
}
