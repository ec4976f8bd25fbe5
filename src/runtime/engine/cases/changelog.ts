/** Changes of an aggregate: what rows they leave, and whether two changelogs say the same of each key. */
import type { Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { rowKey } from './cell-keys';

export interface Change {
  readonly kind: string;
  readonly row: readonly Cell[];
}

/** `rows` begin with the row kind. */
export function changesOf(rows: readonly (readonly Cell[])[]): Change[] {
  return rows.map(([kind, ...row]) => ({ kind: String(kind), row }));
}

/** The rows that are there after all changes. */
export function finalRows(fields: readonly Field[], changes: readonly Change[]): (readonly Cell[])[] {
  const rows: (readonly Cell[])[] = [];
  const keys: string[] = [];
  for (const { kind, row } of changes) {
    const key = rowKey(fields, row);
    if (kind === '+I' || kind === '+U') {
      rows.push(row);
      keys.push(key);
      continue;
    }
    const at = keys.indexOf(key);
    if (at < 0) continue;
    rows.splice(at, 1);
    keys.splice(at, 1);
  }
  return rows;
}

/** The first key whose changes differ, in words; null where all are the same. The key is the first `keyColumns` columns. */
export function changelogDifference(
  fields: readonly Field[],
  keyColumns: number,
  expected: readonly Change[],
  actual: readonly Change[],
): string | null {
  const wanted = byKey(fields, keyColumns, expected);
  const given = byKey(fields, keyColumns, actual);
  for (const key of new Set([...wanted.keys(), ...given.keys()])) {
    const [want = [], have = []] = [wanted.get(key), given.get(key)];
    if (want.join('\n') === have.join('\n')) continue;
    return `The changes of the key (${key.replaceAll('\u0001', ', ')}) are ${listed(have)}; expected ${listed(want)}.`;
  }
  return null;
}

function byKey(fields: readonly Field[], keyColumns: number, changes: readonly Change[]): Map<string, string[]> {
  const keyFields = fields.slice(0, keyColumns);
  const grouped = new Map<string, string[]>();
  for (const { kind, row } of changes) {
    const key = rowKey(keyFields, row);
    const text = `${kind} (${rowKey(fields, row).replaceAll('\u0001', ', ')})`;
    const known = grouped.get(key);
    if (known === undefined) grouped.set(key, [text]);
    else known.push(text);
  }
  return grouped;
}

function listed(changes: readonly string[]): string {
  return changes.length === 0 ? 'none' : changes.join(' ');
}
