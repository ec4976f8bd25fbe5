/** What one mode makes of each of many rows. A row that fails is noted, and the run goes on behind it. */
import type { ErrorData } from '../../../contract/errors';
import type { DataType, Field } from '../../../contract/model/data-type';
import type { Cell } from '../../../contract/model/rows';
import type { LaneRun, Outcome } from './lanes';

type Rows = readonly (readonly Cell[])[];
export type RunRows = (rows: Rows) => Promise<LaneRun>;

/** So many failures over NULL, and no success, and rows with NULL at the same places are taken to fail likewise. */
const failuresToKnow = 3;

interface ClassRecord {
  failures: number;
  successes: number;
  error: ErrorData | null;
}

export class RowOutcomes {
  private readonly fields: readonly Field[];
  private readonly run: RunRows;
  private readonly classes = new Map<string, ClassRecord>();

  /** `fields`: the columns of the rows. */
  constructor(fields: readonly Field[], run: RunRows) {
    this.fields = fields;
    this.run = run;
  }

  /** One outcome for each row, in order. */
  async of(rows: Rows): Promise<Outcome[]> {
    const outcomes = new Map<number, Outcome>();
    const waiting: number[][] = [rows.map((_, index) => index)];
    for (let indexes = waiting.pop(); indexes !== undefined; indexes = waiting.pop()) {
      const left = indexes.filter((index) => !this.isKnownToFail(rows, index, outcomes));
      if (left.length === 0) continue;
      const ran = await this.run(left.map((index) => rows[index] ?? []));
      if (ran.error === null) {
        this.succeed(rows, left, ran.rows, outcomes);
        continue;
      }
      if (await this.allFail(rows, left, ran.error))
        for (const index of left) outcomes.set(index, { error: ran.error });
      else waiting.push(...this.fail(rows, left, ran, ran.error, outcomes));
    }
    return rows.map((_, index) => outcomes.get(index) ?? { rows: [] });
  }

  private succeed(rows: Rows, indexes: readonly number[], output: Rows, outcomes: Map<number, Outcome>): void {
    const byRow = groupByRow(output);
    indexes.forEach((index, position) => {
      outcomes.set(index, { rows: byRow.get(position) ?? [] });
      this.recordOf(rows[index] ?? []).successes += 1;
    });
  }

  /** An error that names no row, and that the first and the last row have alone too, is none of the rows'. */
  private async allFail(rows: Rows, indexes: readonly number[], error: ErrorData): Promise<boolean> {
    if (typeof error.facts['row'] === 'number' || indexes.length < 3) return false;
    for (const index of [indexes[0], indexes[indexes.length - 1]]) {
      const alone = await this.run([rows[index ?? 0] ?? []]);
      if (alone.error?.error !== error.error) return false;
    }
    return true;
  }

  /** Returns what is still to be run, the part to be run first last. */
  private fail(
    rows: Rows,
    indexes: readonly number[],
    ran: LaneRun,
    error: ErrorData,
    outcomes: Map<number, Outcome>,
  ): number[][] {
    const [only] = indexes;
    if (indexes.length === 1 && only !== undefined) {
      this.failOne(rows, only, error, outcomes);
      return [];
    }
    const { row } = error.facts;
    if (typeof row === 'number' && row >= 0 && row < indexes.length) {
      const failing = indexes[row];
      // A batch that failed gave nothing of the rows before: they are run again.
      const given = groupByRow(ran.rows);
      const done = indexes.slice(0, row).filter((_, position) => given.has(position));
      const open = indexes.slice(0, row).filter((_, position) => !given.has(position));
      for (const index of done) outcomes.set(index, { rows: given.get(indexes.indexOf(index)) ?? [] });
      if (failing !== undefined) this.failOne(rows, failing, error, outcomes);
      return [indexes.slice(row + 1), open];
    }
    const middle = Math.ceil(indexes.length / 2);
    return [indexes.slice(middle), indexes.slice(0, middle)];
  }

  private failOne(rows: Rows, index: number, error: ErrorData, outcomes: Map<number, Outcome>): void {
    outcomes.set(index, { error });
    // Other errors have to do with the value.
    if (!error.error_type.endsWith('NullPointerException')) return;
    const record = this.recordOf(rows[index] ?? []);
    record.failures += 1;
    record.error = error;
  }

  private isKnownToFail(rows: Rows, index: number, outcomes: Map<number, Outcome>): boolean {
    const record = this.recordOf(rows[index] ?? []);
    if (record.error === null || record.successes > 0 || record.failures < failuresToKnow) return false;
    outcomes.set(index, { error: record.error });
    return true;
  }

  private recordOf(row: readonly Cell[]): ClassRecord {
    const key = this.fields.map(({ type }, index) => nullPattern(type, row[index] ?? null)).join(';');
    const known = this.classes.get(key);
    if (known !== undefined) return known;
    const record: ClassRecord = { failures: 0, successes: 0, error: null };
    // Rows without a NULL have little in common.
    if (key.includes('N')) this.classes.set(key, record);
    return record;
  }
}

/** N where the value is NULL; the places of NULL inside of it, each once. */
function nullPattern(type: DataType, cell: Cell): string {
  if (cell === null) return 'N';
  if (typeof cell !== 'object') return '.';
  const inside = (patterns: readonly string[]): string => `(${[...new Set(patterns)].sort().join('')})`;
  switch (type.kind) {
    case 'ARRAY':
      return inside(cell.map((item) => nullPattern(type.element, item)));
    case 'MAP':
      return inside(cell.map((pair) => nullPattern(type.value, valueOf(pair))));
    case 'ROW':
      return `(${type.fields.map((field, index) => nullPattern(field.type, cell[index] ?? null)).join(',')})`;
    default:
      return '.';
  }
}

function valueOf(pair: Cell): Cell {
  return typeof pair === 'object' && pair !== null ? (pair[1] ?? null) : null;
}

function groupByRow(output: Rows): Map<number, Cell[][]> {
  const byRow = new Map<number, Cell[][]>();
  for (const row of output) {
    const number = Number(row[0]);
    const known = byRow.get(number);
    if (known === undefined) byRow.set(number, [row.slice(1)]);
    else known.push(row.slice(1));
  }
  return byRow;
}
