/** Of the element of a cell, by which the grid names the active one. */
export function cellId(row: number, column: number): string {
  return `edit-cell-${row}-${column}`;
}
