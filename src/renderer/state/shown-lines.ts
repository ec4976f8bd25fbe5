/** A Python value as lines to read and to compare: a line for each leaf, with the way to it. */
import type { Shown } from '../../contract/model/state';

export interface ShownLine {
  /** `total`, `[0].delay`; '' for the value itself. */
  readonly path: string;
  readonly text: string;
}

/** Longer values are told to be so. */
const mostLines = 400;

export function shownLines(value: Shown): ShownLine[] {
  const lines: ShownLine[] = [];
  collect(lines, '', value);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), { path: '…', text: `${lines.length - mostLines} more` }];
}

function collect(lines: ShownLine[], path: string, value: Shown): void {
  if (value === null || typeof value !== 'object') {
    lines.push({ path, text: value === null ? '' : String(value) });
    return;
  }
  const parts = partsOf(value);
  if (parts.length === 0) lines.push({ path, text: shownText(value) });
  for (const { name, value: part } of parts) collect(lines, join(path, name), part);
}

interface Part {
  readonly name: string;
  readonly value: Shown;
}

/** What a collection holds; a view is a table of its own. */
function partsOf([kind = null, ...rest]: readonly Shown[]): Part[] {
  if (kind === 'view') return [];
  const items = kind === 'object' ? rest.slice(1) : rest;
  return items.map((item, index): Part => {
    if (isList(item) && item[0] === 'more') return { name: '…', value: `${String(item[1])} more` };
    const pair = kind === 'row' || kind === 'dict' || kind === 'object';
    if (!pair || !isList(item)) return { name: `[${index}]`, value: item };
    const [name = null, value = null] = item;
    if (kind === 'dict') return { name: `[${shownText(name)}]`, value };
    return { name: typeof name === 'string' ? `.${name}` : `[${index}]`, value };
  });
}

function join(path: string, name: string): string {
  return path === '' ? name.replace(/^\./, '') : path + name;
}

function isList(value: Shown): value is readonly Shown[] {
  return Array.isArray(value);
}

/** Stands for a ListView or MapView. */
export const viewText = 'a view';

/** On one line, as Python writes it. */
export function shownText(value: Shown): string {
  if (value === null) return '';
  if (!isList(value)) return String(value);
  const [kind = null, ...rest] = value;
  switch (kind) {
    case 'list':
      return `[${itemsText(rest)}]`;
    case 'tuple':
      return rest.length === 1 ? `(${itemsText(rest)},)` : `(${itemsText(rest)})`;
    case 'set':
      return rest.length === 0 ? 'set()' : `{${itemsText(rest)}}`;
    case 'dict':
      return `{${rest.map((item) => pairText(item, ': ')).join(', ')}}`;
    case 'row':
      return `Row(${rest.map((item) => pairText(item, '=')).join(', ')})`;
    case 'object':
      return `${String(rest[0])}(${rest
        .slice(1)
        .map((item) => pairText(item, '='))
        .join(', ')})`;
    case 'view':
      return viewText;
    default:
      return itemsText(value);
  }
}

function itemsText(items: readonly Shown[]): string {
  return items.map((item) => moreText(item) ?? shownText(item)).join(', ');
}

function pairText(item: Shown, between: string): string {
  const more = moreText(item);
  if (more !== null) return more;
  const [name = null, value = null] = isList(item) ? item : [];
  const text = shownText(value);
  return name === null ? text : `${shownText(name)}${between}${text}`;
}

function moreText(item: Shown): string | null {
  return isList(item) && item[0] === 'more' ? `… ${String(item[1])} more` : null;
}

export interface ComparedLine {
  readonly path: string;
  /** null: not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Lines of two values side by side, in the order of the second; what is gone comes last. */
export function comparedLines(before: Shown, after: Shown): ComparedLine[] {
  const old = before === null ? [] : shownLines(before);
  const known = new Map(old.map(({ path, text }) => [path, text]));
  const now = shownLines(after);
  const paths = new Set(now.map(({ path }) => path));
  return [
    ...now.map(({ path, text }) => ({ path, before: known.get(path) ?? null, after: text })),
    ...old.filter(({ path }) => !paths.has(path)).map(({ path, text }) => ({ path, before: text, after: null })),
  ];
}
