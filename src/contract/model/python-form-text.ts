/**
 * Settings in Python text: `config.set_string("key", "value")`, `t_env.get_config().set("key", "value")` and their like are read, and
 * changed in place; nothing is executed, and every other line is kept as it is.
 */
import type { SettingText, TextProblem } from './config-text';
import { pythonString } from './settings-forms';
import type { SettingValues } from './settings';

type ValueKind = 'string' | 'number' | 'boolean';

interface Place {
  readonly key: string;
  readonly value: string;
  readonly kind: ValueKind;
  readonly line: number;
  /** From the receiver to the closing parenthesis. Offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** `t_env.get_config().set` */
  readonly call: string;
}

interface Read {
  readonly places: readonly Place[];
  readonly problems: readonly TextProblem[];
}

export function readPythonForm(text: string): SettingText {
  const { places, problems } = read(text);
  const values: Record<string, string> = {};
  const lines: Record<string, number> = {};
  for (const { key, value, line } of places) {
    values[key] = value;
    lines[key] = line;
  }
  return { values, lines, problems };
}

/** What the pieces of Python's text are, as far as needed here. Strings come before the dots and parentheses inside them. */
const token =
  /(?<comment>#[^\n]*)|(?<string>[rRuU]?(?:'''[^]*?'''|"""[^]*?"""|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"))|(?<open>['"])|(?<setter>\.\s*set(?:_string|_integer|_boolean|_float)?\s*\()/g;
const stringAt = /\s*([rRuU]?)('''[^]*?'''|"""[^]*?"""|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*")/y;
const plainAt = /\s*(True|False|[-+]?\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])/y;
const commaAt = /\s*,/y;
const closeAt = /\s*,?\s*\)/y;
const nameAt = /\s*[A-Za-z_][\w.]*/y;

function read(text: string): Read {
  const places: Place[] = [];
  const problems: TextProblem[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const { open, setter } = match.groups ?? {};
    const line = lineAt(text, match.index);
    if (open !== undefined) problems.push({ line, text: 'A string begins here that does not end.' });
    if (setter === undefined) continue;
    const found = readCall(text, match.index, token.lastIndex);
    if (typeof found === 'string') problems.push({ line, text: found });
    else if (found !== null) places.push({ ...found, line });
    token.lastIndex = Math.max(token.lastIndex, found !== null && typeof found !== 'string' ? found.end : 0);
  }
  return { places, problems };
}

/** null: no setting by literals, so the line is left alone; a text says what is wrong. */
function readCall(text: string, dot: number, from: number): Omit<Place, 'line'> | string | null {
  const start = receiverStart(text, dot);
  const key = literalAt(text, from);
  // A variable for a key, or another object's set(): no business of ours.
  if (key === null)
    return matchAt(nameAt, text, from) === null ? 'Write the key in quotes: set("key", "value").' : null;
  const comma = matchAt(commaAt, text, key.end);
  if (comma === null) return 'After the key a comma is missing: set("key", "value").';
  const value = literalAt(text, comma.end) ?? plainLiteralAt(text, comma.end);
  if (value === null) {
    return matchAt(nameAt, text, comma.end) === null ? `${key.value} has no value here: set("key", "value").` : null;
  }
  const close = matchAt(closeAt, text, value.end);
  if (close === null) return 'The parenthesis is not closed: set("key", "value").';
  const call = text.slice(start, from - 1).trimEnd();
  const { start: valueStart, end: valueEnd, kind } = value;
  return { key: key.value, value: value.value, kind, start, end: close.end, valueStart, valueEnd, call };
}

interface Literal {
  readonly value: string;
  readonly kind: ValueKind;
  readonly start: number;
  readonly end: number;
}

function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly found: RegExpExecArray; readonly end: number } | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : { found, end: pattern.lastIndex };
}

/** Literals that stand side by side are one, as in Python. */
function literalAt(text: string, at: number): Literal | null {
  const parts: string[] = [];
  let start = at;
  let end = at;
  for (let next = matchAt(stringAt, text, at); next !== null; next = matchAt(stringAt, text, next.end)) {
    const [whole, prefix = '', quoted = ''] = next.found;
    if (parts.length === 0) start = next.end - whole.trimStart().length;
    parts.push(unquoted(quoted, prefix.toLowerCase() === 'r'));
    end = next.end;
  }
  return parts.length === 0 ? null : { kind: 'string', value: parts.join(''), start, end };
}

/** Java's spelling: what `set_integer` and `set_boolean` put into the configuration. */
function plainLiteralAt(text: string, at: number): Literal | null {
  const next = matchAt(plainAt, text, at);
  if (next === null) return null;
  const written = next.found[1] ?? '';
  const isBoolean = written === 'True' || written === 'False';
  const value = isBoolean ? written.toLowerCase() : written.replaceAll('_', '');
  return { kind: isBoolean ? 'boolean' : 'number', value, start: next.end - written.length, end: next.end };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

function unquoted(quoted: string, raw: boolean): string {
  const width = quoted.startsWith("'''") || quoted.startsWith('"""') ? 3 : 1;
  const inner = quoted.slice(width, -width);
  if (raw) return inner;
  return inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([^]))/g,
    (whole, x?: string, u?: string, long?: string, octal?: string, other?: string) => {
      const hex = x ?? u ?? long;
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16), whole);
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8), whole);
      if (other === undefined) return whole;
      return simpleEscapes[other] ?? (other === '\\' || other === "'" || other === '"' ? other : whole);
    },
  );
}

const codePoint = (code: number, otherwise: string): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;

/** Back over names, dots and empty calls: `t_env.get_config()`. */
function receiverStart(text: string, dot: number): number {
  const before = text.slice(lineStart(text, dot), dot);
  const receiver = /[A-Za-z_][\w.]*(?:\(\)(?:\.[\w.]+)*)*$/.exec(before.trimEnd());
  return receiver === null ? dot : lineStart(text, dot) + receiver.index;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Calls of a new text, where there is none to take after. */
export interface PythonFormStyle {
  /** `config.set_string` */
  readonly call: string;
  /** New lines go after the first match; to the end where it is not there. */
  readonly after: RegExp;
}

/** As `patchConfigText`, for Python. A text that cannot be read comes back as it is. */
export function patchPythonForm(
  text: string,
  style: PythonFormStyle,
  set: SettingValues,
  drop: readonly string[] = [],
): string {
  const { places, problems } = read(text);
  if (problems.length > 0) return text;
  const edits: { start: number; end: number; text: string }[] = [];
  const missing: string[] = [];
  for (const [key, value] of Object.entries(set)) {
    // The last one counts, as in Python.
    const last = places.filter((place) => place.key === key).at(-1);
    if (last === undefined) missing.push(key);
    else if (last.value !== value)
      edits.push({ start: last.valueStart, end: last.valueEnd, text: written(text, last, value) });
  }
  for (const place of places) if (drop.includes(place.key)) edits.push({ ...wholeLines(text, place), text: '' });
  if (missing.length > 0)
    edits.push(
      insertion(
        text,
        places,
        style,
        missing.map((key) => [key, set[key] ?? ''] as const),
      ),
    );
  edits.sort((a, b) => b.start - a.start || b.end - a.end);
  return edits.reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text);
}

/** As it was written, where the new value is of that kind too; in the same quotes. */
function written(text: string, { kind, valueStart }: Place, value: string): string {
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return value;
  if (kind === 'boolean' && /^(true|false)$/.test(value)) return value === 'true' ? 'True' : 'False';
  return inQuotesOf(text[valueStart], value);
}

function inQuotesOf(quote: string | undefined, value: string): string {
  const single = pythonString(value);
  if (quote !== '"') return single;
  return `"${single.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
}

/** The lines of a call, where nothing but blanks and a comment is beside it. */
function wholeLines(text: string, { start, end }: Place): { start: number; end: number } {
  const first = lineStart(text, start);
  const newline = text.indexOf('\n', end);
  const last = newline < 0 ? text.length : newline + 1;
  const alone = text.slice(first, start).trim() === '' && /^\s*(#.*)?$/.test(text.slice(end, last).trim());
  return alone ? { start: first, end: last } : { start, end };
}

function insertion(
  text: string,
  places: readonly Place[],
  style: PythonFormStyle,
  values: readonly (readonly [string, string])[],
): { start: number; end: number; text: string } {
  const model = places.at(-1);
  const call = model === undefined ? style.call : settingText(model.call);
  const after = model?.end ?? afterMatch(text, style.after);
  const newline = after === null ? -1 : text.indexOf('\n', after);
  const at = newline < 0 ? text.length : newline + 1;
  const indent = model === undefined ? '' : (/^\s*/.exec(text.slice(lineStart(text, model.start)))?.[0] ?? '');
  const quote = model === undefined ? "'" : text[model.valueStart];
  const lead = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  const lines = values.map(
    ([key, value]) => `${indent}${call}(${inQuotesOf(quote, key)}, ${inQuotesOf(quote, value)})\n`,
  );
  return { start: at, end: at, text: lead + lines.join('') };
}

/** `set_integer` takes no text. */
const settingText = (call: string): string => call.replace(/\.set_(?:integer|boolean|float)$/, '.set_string');

function afterMatch(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text);
  return found === null ? null : found.index + found[0].length;
}
