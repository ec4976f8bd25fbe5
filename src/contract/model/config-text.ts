/**
 * The text of a config.yaml: what it says, and how it says something else while everything that is not touched keeps its bytes.
 * Keys may be nested, dotted, or both; a value lies where its node lies in the text.
 */
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { SettingValues } from './settings';
import { yamlScalar, yamlValue } from './settings-forms';

/** A line that cannot be read, 1-based, and why. */
export interface TextProblem {
  readonly line: number;
  readonly text: string;
}

export interface SettingText {
  readonly values: SettingValues;
  /** 1-based line of each key. */
  readonly lines: Readonly<Record<string, number>>;
  readonly problems: readonly TextProblem[];
}

/** Where a key and its value stand. Offsets into the text. */
interface Place {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Equal to `valueEnd` where nothing is written. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The maps it lies in, innermost last. */
  readonly parents: readonly YAMLMap[];
  readonly pair: Pair;
}

interface Read {
  readonly text: string;
  readonly places: readonly Place[];
  readonly root: YAMLMap | null;
  readonly problems: readonly TextProblem[];
}

/** Aliases of a file that would unfold to more than this are no configuration. */
const mostAliases = 100;
/** The maps among the keys: their entries may be written as nested YAML and become Flink's text form. */
const mapKeys = ['pipeline.global-job-parameters', 'python.logging.level.overrides'];

export function readConfigText(text: string): SettingText {
  const { places, problems } = read(text);
  return { ...gathered(places), problems };
}

function read(text: string): Read {
  const counter = new LineCounter();
  const document = parseDocument(text, { intAsBigInt: true, lineCounter: counter });
  const [mistake] = document.errors;
  if (mistake !== undefined) {
    const line = counter.linePos(mistake.pos[0]).line;
    const words = mistake.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    return {
      text,
      places: [],
      root: null,
      problems: [{ line, text: `This is not YAML: ${words}.`.replace('..', '.') }],
    };
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { text, places: [], root: null, problems: [] };
  if (!isMap(contents)) {
    const line = counter.linePos(contents.range[0]).line;
    return {
      text,
      places: [],
      root: null,
      problems: [{ line, text: 'There are no keys here: write "key: value" lines.' }],
    };
  }
  const places: Place[] = [];
  collect({ document, text, counter, places }, '', contents, []);
  return { text, places, root: contents, problems: [] };
}

interface Collecting {
  readonly document: Document;
  readonly text: string;
  readonly counter: LineCounter;
  readonly places: Place[];
}

function collect(into: Collecting, prefix: string, map: YAMLMap, above: readonly YAMLMap[]): void {
  const parents = [...above, map];
  for (const pair of map.items) {
    if (!isScalar(pair.key) || !pair.key.range) continue;
    const name = String(pair.key.value);
    const key = prefix === '' ? name : `${prefix}.${name}`;
    const node = pair.value;
    if (isMap(node)) {
      collect(into, key, node, parents);
      continue;
    }
    const content = isScalar(node) || isCollection(node) || isAlias(node) ? node : null;
    const value: unknown = content?.toJS(into.document, { maxAliasCount: mostAliases });
    const [keyStart, keyEnd] = pair.key.range;
    const [valueStart, valueEnd] =
      value === null || value === undefined ? [keyEnd, keyEnd] : (content?.range ?? [keyEnd, keyEnd]);
    into.places.push({
      key,
      value: value === null || value === undefined ? '' : scalarText(value),
      line: into.counter.linePos(keyStart).line,
      keyStart,
      keyEnd,
      valueStart,
      valueEnd: lastOf(into.text, valueStart, valueEnd),
      parents,
      pair,
    });
  }
}

/** Blocks end with the line's end; the line's end stays. */
function lastOf(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return last;
}

/** Lists in the form Flink's own options have. */
function scalarText(value: unknown): string {
  if (Array.isArray(value)) return value.map(scalarText).join(';');
  if (typeof value === 'string') return value;
  return typeof value === 'bigint'
    ? value.toString()
    : JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? Number(each) : each));
}

const mapOf = (key: string): string | undefined => mapKeys.find((map) => key.startsWith(`${map}.`));

function gathered(places: readonly Place[]): Omit<SettingText, 'problems'> {
  const values: Record<string, string> = {};
  const lines: Record<string, number> = {};
  const pairs = new Map<string, string[]>();
  for (const { key, value, line, valueStart, valueEnd } of places) {
    // A key without a value says nothing.
    if (valueStart === valueEnd) continue;
    const map = mapOf(key);
    if (map !== undefined) {
      pairs.set(map, [...(pairs.get(map) ?? []), `${key.slice(map.length + 1)}:${value}`]);
      lines[map] ??= line;
    } else {
      values[key] = value;
      lines[key] = line;
    }
  }
  for (const [map, entries] of pairs) values[map] = [values[map] ?? [], ...entries].flat().join(',');
  return { values, lines };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with `set` put in place (or appended, where the key is not there) and `drop` taken out with their lines. What is not
 * named, comments and order too, keeps its bytes. A text that is not YAML comes back as it is.
 */
export function patchConfigText(text: string, set: SettingValues, drop: readonly string[] = []): string {
  const found = read(text);
  if (found.problems.length > 0) return text;
  if (found.root?.flow === true) return patchFlow(text, set, drop);
  const now = gathered(found.places).values;
  const edits: Edit[] = [];
  const appended: string[] = [];
  for (const [key, value] of Object.entries(set)) {
    if (now[key] === value) continue;
    const own = found.places.filter((place) => place.key === key);
    const last = own.at(-1);
    const nested = found.places.filter((place) => mapOf(place.key) === key);
    edits.push(...removals(found, nested));
    if (last === undefined) appended.push(`${yamlScalar(key)}: ${yamlValue(key, value)}`);
    else edits.push(replacement(last, yamlValue(key, value)));
  }
  const gone = found.places.filter(({ key }) => drop.includes(key) || drop.includes(mapOf(key) ?? key));
  edits.push(...removals(found, gone));
  return append(found, applied(text, edits), appended);
}

function replacement({ valueStart, valueEnd, keyEnd }: Place, written: string): Edit {
  if (valueStart < valueEnd) return { start: valueStart, end: valueEnd, text: written };
  // After the colon, which follows the key.
  return { start: keyEnd + 1, end: keyEnd + 1, text: ` ${written}` };
}

/** Whole lines; a map that loses its last key goes with it. */
function removals({ text, places }: Read, gone: readonly Place[]): Edit[] {
  const edits: Edit[] = [];
  for (const place of gone) {
    let start = place.keyStart;
    const keysLeft = (map: YAMLMap): boolean =>
      places.some((other) => other.parents.includes(map) && !gone.includes(other));
    for (let depth = place.parents.length - 1; depth > 0; depth -= 1) {
      const map = place.parents[depth];
      const above = place.parents[depth - 1];
      if (map === undefined || above === undefined || keysLeft(map)) break;
      const pair = above.items.find((each) => each.value === map);
      if (isScalar(pair?.key) && pair.key.range) start = Math.min(start, pair.key.range[0]);
    }
    const end = Math.max(place.valueEnd, place.keyEnd);
    edits.push({ start: lineStart(text, start), end: lineEnd(text, end), text: '' });
  }
  return edits;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** From the end, so that places before stay true. Edits that lie in one another count once. */
function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  let before = text.length + 1;
  const outermostFirst = [...edits].sort((a, b) => b.end - a.end || a.start - b.start);
  for (const edit of outermostFirst) {
    if (edit.end > before) continue;
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
    before = edit.start;
  }
  return result;
}

function append(found: Read, text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const first = found.root?.items[0]?.key;
  const column = isScalar(first) && first.range ? first.range[0] - lineStart(found.text, first.range[0]) : 0;
  const body = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  return body + lines.map((line) => `${' '.repeat(column)}${line}${newline}`).join('');
}

/** `{a: 1}` has no lines of its own: the document is written anew, comments kept. */
function patchFlow(text: string, set: SettingValues, drop: readonly string[]): string {
  const document = parseDocument(text);
  for (const key of drop) document.delete(key);
  for (const [key, value] of Object.entries(set)) document.set(key, value);
  return document.toString();
}

/**
 * A flink-conf.yaml of Flink 1 as config.yaml: there a line was cut at its first ": " and never read as YAML. What YAML reads the
 * same stays byte for byte; other values are quoted; a line that Flink passed over becomes a comment.
 */
export function fromLegacyConfig(text: string): string {
  const values: Record<string, string> = {};
  const lines = text.split('\n').map((line) => legacyLine(line, values));
  const asYaml = readConfigText(text);
  const same = asYaml.problems.length === 0 && sameValues(asYaml.values, values);
  return same ? text : lines.join('\n');
}

function legacyLine(whole: string, values: Record<string, string>): string {
  const hash = whole.indexOf('#');
  const content = (hash < 0 ? whole : whole.slice(0, hash)).trim();
  if (content === '') return whole;
  const comment = hash < 0 ? '' : ` ${whole.slice(hash).trimEnd()}`;
  const cut = content.indexOf(': ');
  if (cut <= 0) return `# Flink reads no key here: ${whole.trimEnd()}`;
  const key = content.slice(0, cut).trim();
  const value = content.slice(cut + 2).trim();
  values[key] = value;
  return `${yamlScalar(key)}: ${yamlValue(key, value)}${comment}`;
}

function sameValues(a: SettingValues, b: SettingValues): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** Text of a file that is imported, and what kind of file it is taken for. */
export function importedConfig(name: string, text: string): { readonly text: string; readonly legacy: boolean } {
  const isLegacy = /flink-conf\.ya?ml$/i.test(name);
  if (!isLegacy && readConfigText(text).problems.length === 0) return { text, legacy: false };
  const converted = fromLegacyConfig(text);
  const works = readConfigText(converted);
  const hasKeys = works.problems.length === 0 && Object.keys(works.values).length > 0;
  // What neither reading makes sense of is shown with YAML's own complaint.
  return hasKeys ? { text: converted, legacy: true } : { text, legacy: isLegacy };
}
