/** A column of the data on its way to an argument. The list of an argument's choices does the same by keyboard. */
import { notify } from './notices';

const dragType = 'application/x-workbench-column';

export function dragColumn(transfer: DataTransfer, name: string): void {
  transfer.setData(dragType, name);
  transfer.effectAllowed = 'link';
}

/** What it is called is not told before it is dropped. */
export function isColumnDragged(transfer: DataTransfer): boolean {
  return transfer.types.includes(dragType);
}

/** null where it is no column of the data that the function runs on, which is said. */
export function droppedColumn(transfer: DataTransfer, columns: readonly { readonly name: string }[]): string | null {
  const name = transfer.getData(dragType);
  if (columns.some((column) => column.name === name)) return name;
  notify('warning', `${name} is no column of the data that this function runs on. Choose other data for it first.`);
  return null;
}
