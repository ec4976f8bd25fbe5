/** The smallest row that still shows a difference of the same kind. */
import type { DataType } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import { kindOf } from './difference';
import type { Found } from './outcome';

/** What the modes make of each of these rows, each alone in its batch; null where they agree. */
export type Compare = (inputs: readonly (readonly Cell[])[]) => Promise<(Found | null)[]>;

/** Simpler rows that are tried before a row is taken for the smallest: one that is large and cannot be made smaller has thousands. */
const mostTries = 600;
/** The simplest rows come first, and mostly one of them will do: the others need not run. */
const triedAtOnce = 16;

/** The difference itself where its row does not show it alone. */
export async function shrinkRow(found: Found, compare: Compare): Promise<Found> {
  const kind = kindOf(found);
  const [again = null] = await compare([found.input]);
  if (again === null || kindOf(again) !== kind) return found;
  let smallest = again;
  for (let tries = 0; tries < mostTries;) {
    const candidates = simplerRows(smallest).slice(0, mostTries - tries);
    const next = await firstOfKind(kind, candidates, async (inputs) => {
      tries += inputs.length;
      return compare(inputs);
    });
    if (next === null) return smallest;
    smallest = next;
  }
  return smallest;
}

async function firstOfKind(
  kind: string,
  candidates: readonly (readonly Cell[])[],
  compare: Compare,
): Promise<Found | null> {
  for (let start = 0; start < candidates.length; start += triedAtOnce) {
    const compared = await compare(candidates.slice(start, start + triedAtOnce));
    const found = compared.find((each) => each !== null && kindOf(each) === kind);
    if (found !== undefined && found !== null) return found;
  }
  return null;
}

/** Rows with one simpler value, the simplest first. */
function simplerRows({ input, columns }: Found): (readonly Cell[])[] {
  const rows = columns.flatMap(({ type }, index) =>
    simplerCells(type, input[index] ?? null).map((cell) => input.map((old, at) => (at === index ? cell : old))),
  );
  const own = weight(input);
  return rows.filter((row) => weight(row) < own).sort((a, b) => weight(a) - weight(b));
}

/** Longer is heavier, and so are values that are not the plainest of their length. */
function weight(cell: Cell): number {
  if (cell === null) return 0;
  if (typeof cell !== 'object')
    return 1 + Array.from(String(cell)).reduce((sum, letter) => sum + (letter === '0' ? 1 : 2), 0);
  return cell.reduce<number>((sum, item) => sum + 1 + weight(item), 1);
}

const plain: Readonly<Partial<Record<DataType['kind'], readonly Cell[]>>> = {
  BOOLEAN: [false],
  TINYINT: [0, 1, -1],
  SMALLINT: [0, 1, -1],
  INT: [0, 1, -1],
  BIGINT: ['0', '1', '-1'],
  FLOAT: [0, 1],
  DOUBLE: [0, 1],
  CHAR: ['', 'a'],
  VARCHAR: ['', 'a'],
  STRING: ['', 'a'],
  BINARY: ['', 'AA=='],
  VARBINARY: ['', 'AA=='],
  BYTES: ['', 'AA=='],
  DATE: ['1970-01-01'],
  TIME: ['00:00:00'],
  TIMESTAMP: ['1970-01-01T00:00:00'],
  TIMESTAMP_LTZ: ['1970-01-01T00:00:00Z'],
};

function simplerCells(type: DataType, cell: Cell): Cell[] {
  if (cell === null) return [];
  const simpler: Cell[] = type.nullable ? [null] : [];
  switch (type.kind) {
    case 'ARRAY':
      return [...simpler, ...simplerLists(cell, (item) => simplerCells(type.element, item))];
    case 'MAP':
      return [...simpler, ...simplerLists(cell, (pair) => simplerPairs(type, pair))];
    case 'ROW':
      return [...simpler, ...simplerFields(type, cell)];
    case 'DECIMAL':
      return [...simpler, decimal(0, type.scale), decimal(1, type.scale)];
    default:
      return [...simpler, ...(plain[type.kind] ?? []), ...shorterTexts(cell)];
  }
}

function decimal(whole: number, scale: number): string {
  return scale === 0 ? String(whole) : `${whole}.${'0'.repeat(scale)}`;
}

function shorterTexts(cell: Cell): Cell[] {
  if (typeof cell !== 'string') return [];
  if (/^\d{4}-|^\d{2}:/.test(cell)) return [cell.replace(/\.\d+/, '')];
  const letters = Array.from(cell);
  const half = Math.ceil(letters.length / 2);
  return letters.length < 2 || /^-?\d/.test(cell)
    ? []
    : [letters.slice(0, half).join(''), letters.slice(half).join('')];
}

function simplerLists(cell: Cell, simplerItems: (item: Cell) => Cell[]): Cell[] {
  if (typeof cell !== 'object' || cell === null) return [];
  const half = Math.ceil(cell.length / 2);
  const shorter: Cell[] = cell.length === 0 ? [] : [[], cell.slice(0, half), cell.slice(half)];
  const changed = cell.flatMap((item, index) =>
    simplerItems(item).map((simpler): Cell => cell.map((old, at) => (at === index ? simpler : old))),
  );
  return [...shorter, ...changed];
}

function simplerPairs(type: Extract<DataType, { kind: 'MAP' }>, pair: Cell): Cell[] {
  const [key = null, value = null] = typeof pair === 'object' && pair !== null ? pair : [];
  const keys = simplerCells({ ...type.key, nullable: false }, key).map((simpler): Cell => [simpler, value]);
  return [...keys, ...simplerCells(type.value, value).map((simpler): Cell => [key, simpler])];
}

function simplerFields(type: Extract<DataType, { kind: 'ROW' }>, cell: Cell): Cell[] {
  if (typeof cell !== 'object' || cell === null) return [];
  return type.fields.flatMap((field, index) =>
    simplerCells(field.type, cell[index] ?? null).map((simpler): Cell =>
      cell.map((old, at) => (at === index ? simpler : old)),
    ),
  );
}
