/** What is done to rows by hand, each a new table: that is all that undo needs. */
import { cellOfText, cellProblem, entryText } from '../../contract/model/cell-entry';
import { parseDataType, type DataType, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { mostRowsByHand, rowKinds, type RowsFile } from '../../contract/model/rows-file';

/** Of cells, both ends inclusive. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const kindColumn = 'row_kind';

/** What is wrong with a cell; null where it is one of its column. */
export function problemOf({ fields, rowKinds: kinds }: RowsFile, column: number, cell: Cell): string | null {
  const field = fields[column];
  if (field === undefined) return null;
  if (field.name === kinds && !rowKinds.some((kind) => kind === cell)) return 'A row kind is +I, -U, +U or -D.';
  return cellProblem(field.type, cell);
}

/** A typed text as the column takes it. */
export function typedCell({ fields, rowKinds: kinds }: RowsFile, column: number, text: string): Cell {
  const field = fields[column];
  if (field === undefined) return text;
  return field.name === kinds ? kindOf(text) : cellOfText(field.type, text);
}

/** `i`, `-u` and the like mean what they can only mean. */
function kindOf(text: string): Cell {
  const word = text.trim().toUpperCase();
  return rowKinds.find((kind) => kind === word) ?? shortKinds[word] ?? text;
}

const shortKinds: Readonly<Record<string, string>> = { I: '+I', '+': '+I', U: '+U', D: '-D', '-': '-D' };

export function setCell(file: RowsFile, row: number, column: number, cell: Cell): RowsFile {
  return setCells(file, row, column, [[cell]]);
}

/** Writes a block of cells from a place on; rows that are not there are added, columns beyond the last one are left out. */
export function setCells(file: RowsFile, top: number, left: number, cells: readonly (readonly Cell[])[]): RowsFile {
  const rows = file.rows.slice();
  for (const [offset, values] of cells.entries()) {
    const at = top + offset;
    if (at >= mostRowsByHand) break;
    while (rows.length <= at) rows.push(newRow(file));
    const row = (rows[at] ?? []).slice();
    for (const [index, cell] of values.entries()) if (left + index < file.fields.length) row[left + index] = cell;
    rows[at] = row;
  }
  return { ...file, rows };
}

export function newRow({ fields, rowKinds: kinds }: RowsFile): Cell[] {
  return fields.map(({ name }) => (name === kinds ? '+I' : null));
}

export function insertRow(file: RowsFile, at: number): RowsFile {
  if (file.rows.length >= mostRowsByHand) return file;
  return { ...file, rows: [...file.rows.slice(0, at), newRow(file), ...file.rows.slice(at)] };
}

export function duplicateRows(file: RowsFile, { top, bottom }: Block): RowsFile {
  const copies = file.rows.slice(top, bottom + 1);
  const rows = [...file.rows.slice(0, bottom + 1), ...copies, ...file.rows.slice(bottom + 1)];
  return { ...file, rows: rows.slice(0, mostRowsByHand) };
}

export function removeRows(file: RowsFile, { top, bottom }: Block): RowsFile {
  return { ...file, rows: [...file.rows.slice(0, top), ...file.rows.slice(bottom + 1)] };
}

/** NULL, or the empty text where the column is one of texts. */
export function clearCells(file: RowsFile, block: Block, to: 'null' | 'empty'): RowsFile {
  const bottom = Math.min(block.bottom, file.rows.length - 1);
  const cleared = file.fields
    .slice(block.left, block.right + 1)
    .map((field): Cell => (field.name === file.rowKinds ? '+I' : to === 'empty' && isText(field.type) ? '' : null));
  const cells = Array.from({ length: Math.max(0, bottom - block.top + 1) }, () => cleared);
  return setCells(file, block.top, block.left, cells);
}

function isText({ kind }: DataType): boolean {
  return kind === 'STRING' || kind === 'VARCHAR' || kind === 'CHAR';
}

/** null where the name and the type will do. `index`: the column that they are for. */
export function columnProblem(file: RowsFile, index: number, name: string, type: string): string | null {
  if (name.trim() === '') return 'Give the column a name.';
  if (file.fields.some((field, other) => other !== index && field.name === name.trim()))
    return `There is a column ${name.trim()} already.`;
  try {
    parseDataType(type);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Changes a column, or adds one where `index` is behind the last. Cells are read anew by the new type; those that do not fit stay as texts. */
export function putColumn(file: RowsFile, index: number, { name, type }: Field): RowsFile {
  const before = file.fields[index];
  const fields = file.fields.slice();
  fields[index] = { name, type };
  const rows = file.rows.map((row) => {
    const next = row.slice();
    const cell = row[index] ?? null;
    next[index] = cell === null || before === undefined ? null : cellOfText(type, entryText(cell));
    return next;
  });
  return { fields, rows, rowKinds: before !== undefined && before.name === file.rowKinds ? name : file.rowKinds };
}

export function removeColumn(file: RowsFile, index: number): RowsFile {
  return {
    fields: file.fields.filter((_, other) => other !== index),
    rows: file.rows.map((row) => row.filter((_, other) => other !== index)),
    rowKinds: file.fields[index]?.name === file.rowKinds ? null : file.rowKinds,
  };
}

/** With a column of row kinds in front, all rows added; or without it. */
export function toggleRowKinds(file: RowsFile): RowsFile {
  if (file.rowKinds !== null) {
    const index = file.fields.findIndex(({ name }) => name === file.rowKinds);
    return { ...removeColumn(file, index), rowKinds: null };
  }
  const taken = new Set(file.fields.map(({ name }) => name));
  let name = kindColumn;
  while (taken.has(name)) name = `${name}_`;
  const type: DataType = { kind: 'STRING', nullable: true };
  return { fields: [{ name, type }, ...file.fields], rows: file.rows.map((row) => ['+I', ...row]), rowKinds: name };
}

export function problemsOf(file: RowsFile): readonly { readonly row: number; readonly column: number }[] {
  return file.rows.flatMap((row, index) =>
    row.flatMap((cell, column) => (problemOf(file, column, cell) === null ? [] : [{ row: index, column }])),
  );
}
