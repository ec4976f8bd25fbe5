/** Stored results that are compared, one for each mode. */
import type { Difference } from '../../contract/model/compare';
import { formatDataType, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { areComparable } from './column-difference';
import { flinkNote } from './flink-notes';
import type { StoreReader } from './store-reader';

/** What a difference shows for a store that has no such row. */
export const NO_ROW = '(no row)';

export interface StoreSide {
  readonly mode: string;
  readonly reader: StoreReader;
}

export function valuesOf<T extends StoreSide>(sides: readonly T[], valueOf: (side: T) => Cell): Record<string, Cell> {
  return Object.fromEntries(sides.map((side) => [side.mode, valueOf(side)]));
}

/** Columns of other names or types: nothing is compared then. */
export function schemaDifference(sides: readonly StoreSide[]): Difference | null {
  const [first, ...others] = sides;
  if (first === undefined) return null;
  const { fields } = first.reader;
  for (const { reader } of others) {
    const columns = Math.max(fields.length, reader.fields.length);
    for (let index = 0; index < columns; index++) {
      const a = fields[index];
      const b = reader.fields[index];
      if (a !== undefined && b !== undefined && a.name === b.name && areComparable(a.type, b.type)) continue;
      const values = valuesOf(sides, (side) => fieldText(side.reader.fields[index]));
      return {
        row: 0,
        column: a?.name ?? b?.name ?? '',
        values,
        note: 'The columns have different names or types; their values are not compared.',
      };
    }
  }
  return null;
}

function fieldText(field: Field | undefined): string {
  return field === undefined ? '(no column)' : `${field.name} ${formatDataType(field.type)}`;
}

/** A difference of values, with a note where Flink has it too. */
export async function valueDifference(
  sides: readonly StoreSide[],
  row: number,
  column: number,
  values: Readonly<Record<string, Cell>>,
): Promise<Difference> {
  const field = sides[0]?.reader.fields[column];
  const arrow = sides.find(({ mode }) => mode === 'process-arrow')?.reader ?? null;
  const note = await flinkNote(arrow, field?.type, column, values);
  return { row, column: field?.name ?? '', values, ...(note === null ? {} : { note }) };
}

export function rowCountsNote(sides: readonly StoreSide[]): string {
  const counts = sides.map(({ mode, reader }) => `${mode} ${reader.rows}`).join(', ');
  return `The modes gave different numbers of rows: ${counts}.`;
}
