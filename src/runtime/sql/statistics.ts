/** What the whole of a query's rows hold, in two passes: figures first, then the counts that need them. Sketches keep memory bounded. */
import { isNumeric, type DataType, type Field } from '../../contract/model/data-type';
import type { ColumnStatistics, DataStatistics } from '../../contract/model/statistics';
import { quotedName, quotedText } from './duckdb-types';
import type { OpenQuery } from './query';

const parts = 24;
const frequentValues = 6;
const shownCharacters = 200;

interface Figures {
  readonly field: Field;
  readonly present: number;
  readonly distinct: number;
  readonly notFinite: number;
  readonly least: string | null;
  readonly greatest: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly mean: number | null;
  readonly quartiles: readonly unknown[];
  readonly frequent: readonly string[];
}

export async function statisticsOf(from: OpenQuery, fields: readonly Field[]): Promise<DataStatistics> {
  const startedAt = performance.now();
  const figures = await from.figures(fields.flatMap((field, index) => firstPass(field, index)));
  const rows = Number(figures['n']);
  const first = fields.map((field, index) => figuresOf(figures, field, index));
  const counts = rows === 0 ? {} : await from.figures(first.flatMap((each, index) => secondPass(each, index)));
  return {
    rows,
    columns: first.map((each, index) => columnOf(each, rows, counts, index)),
    seconds: (performance.now() - startedAt) / 1_000,
  };
}

type Sort = 'number' | 'time' | 'word' | 'nested';

function sortOf(type: DataType): Sort {
  if (isNumeric(type)) return 'number';
  switch (type.kind) {
    case 'DATE':
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return 'time';
    case 'ARRAY':
    case 'MAP':
    case 'ROW':
      return 'nested';
    default:
      return 'word';
  }
}

function canBeInfinite({ kind }: DataType): boolean {
  return kind === 'FLOAT' || kind === 'DOUBLE';
}

/** The column as a number that grows with it. */
function numberOf({ name, type }: Field): string {
  return sortOf(type) === 'time' ? `epoch(${quotedName(name)})` : `CAST(${quotedName(name)} AS DOUBLE)`;
}

function wordOf({ name }: Field): string {
  return `left(CAST(${quotedName(name)} AS VARCHAR), ${shownCharacters})`;
}

function finite({ name, type }: Field): string {
  return canBeInfinite(type) ? ` FILTER (WHERE isfinite(${quotedName(name)}))` : '';
}

function firstPass(field: Field, index: number): string[] {
  const column = quotedName(field.name);
  const sort = sortOf(field.type);
  const list = [`count(${column}) AS present_${index}`];
  if (sort === 'nested') return list;
  const only = finite(field);
  list.push(
    `approx_count_distinct(${column}) AS distinct_${index}`,
    `left(CAST(min(${column})${only} AS VARCHAR), ${shownCharacters}) AS least_${index}`,
    `left(CAST(max(${column})${only} AS VARCHAR), ${shownCharacters}) AS greatest_${index}`,
    `approx_top_k(${wordOf(field)}, ${frequentValues}) AS frequent_${index}`,
  );
  if (canBeInfinite(field.type)) list.push(`count(*) FILTER (WHERE NOT isfinite(${column})) AS infinite_${index}`);
  if (sort === 'word') return list;
  const value = numberOf(field);
  list.push(`min(${value})${only} AS from_${index}`, `max(${value})${only} AS to_${index}`);
  if (sort === 'number')
    list.push(
      `avg(${value})${only} AS mean_${index}`,
      `approx_quantile(${value}, [0.25, 0.5, 0.75])${only} AS quartiles_${index}`,
    );
  return list;
}

function figuresOf(row: Readonly<Record<string, unknown>>, field: Field, index: number): Figures {
  const number = (name: string): number | null => {
    const value = row[`${name}_${index}`];
    return value === null || value === undefined ? null : Number(value);
  };
  const text = (name: string): string | null => {
    const value = row[`${name}_${index}`];
    return typeof value === 'string' ? value : null;
  };
  const list = (name: string): readonly unknown[] => {
    const value = row[`${name}_${index}`];
    return Array.isArray(value) ? value : [];
  };
  return {
    field,
    present: number('present') ?? 0,
    distinct: number('distinct') ?? 0,
    notFinite: number('infinite') ?? 0,
    least: text('least'),
    greatest: text('greatest'),
    from: number('from'),
    to: number('to'),
    mean: number('mean'),
    quartiles: list('quartiles'),
    frequent: list('frequent').filter((value) => typeof value === 'string'),
  };
}

/** How often each frequent value is there, and how many lie in each part. */
function secondPass({ field, frequent, from, to }: Figures, index: number): string[] {
  const list = frequent.map(
    (value, place) => `count(*) FILTER (WHERE ${wordOf(field)} = ${quotedText(value)}) AS often_${index}_${place}`,
  );
  if (from !== null && to !== null && Number.isFinite(to - from) && to > from) {
    const part = `least(${parts - 1}, floor((${numberOf(field)} - ${from}) / ${(to - from) / parts}))::INTEGER`;
    const column = quotedName(field.name);
    const only = canBeInfinite(field.type) ? `isfinite(${column})` : `${column} IS NOT NULL`;
    list.push(`histogram(${part}) FILTER (WHERE ${only}) AS parts_${index}`);
  }
  return list;
}

function columnOf(
  { field, present, distinct, notFinite, least, greatest, mean, quartiles, frequent }: Figures,
  rows: number,
  counts: Readonly<Record<string, unknown>>,
  index: number,
): ColumnStatistics {
  const often = frequent
    .map((value, place) => ({ value, count: Number(counts[`often_${index}_${place}`] ?? 0) }))
    .sort((a, b) => b.count - a.count);
  // All there are: then their number is known.
  const all = often.reduce((sum, { count }) => sum + count, 0) === present;
  const [low, middle, high] = quartiles.map(Number);
  return {
    field,
    nulls: rows - present,
    distinct:
      sortOf(field.type) === 'nested' ? null : { count: all ? often.length : Math.min(distinct, present), exact: all },
    notFinite,
    least,
    greatest,
    mean: mean !== null && Number.isFinite(mean) ? mean : null,
    quartiles: low === undefined || middle === undefined || high === undefined ? null : [low, middle, high],
    frequent: often,
    histogram: histogramOf(counts[`parts_${index}`]),
  };
}

/** Of entries with key and value, of those parts that hold any. */
function histogramOf(map: unknown): number[] {
  if (!Array.isArray(map)) return [];
  const counts = new Array<number>(parts).fill(0);
  for (const entry of map as readonly { readonly key: unknown; readonly value: unknown }[])
    counts[Number(entry.key)] = Number(entry.value);
  return counts;
}
