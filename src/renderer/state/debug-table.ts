/** The DataFrame or Series that is shown as a table, a page at a time. */
import { create } from 'zustand';
import { toErrorData } from '../../contract/errors';
import type { TablePage } from '../../contract/model/debug';
import { api } from './connection';
import { useDebug } from './debug';

export const tablePageRows = 50;

export type ShownTable =
  | { readonly expression: string; readonly page: TablePage; readonly problem: null }
  | { readonly expression: string; readonly page: null; readonly problem: string };

export const useTable = create<{ readonly table: ShownTable | null }>()(() => ({ table: null }));

export async function openTable(expression: string, start = 0): Promise<void> {
  const { runId, place } = useDebug.getState();
  if (runId === null || place === null) return;
  const { sessionId, frameId } = place;
  try {
    const page = await api().debugTable({ runId, sessionId, frameId, expression, start, count: tablePageRows });
    if (useDebug.getState().place === place) useTable.setState({ table: { expression, page, problem: null } });
  } catch (thrown) {
    useTable.setState({ table: { expression, page: null, problem: toErrorData(thrown).error } });
  }
}

export function closeTable(): void {
  useTable.setState({ table: null });
}

// What is shown belongs to a frame that stands still.
useDebug.subscribe((now, before) => {
  if (now.place !== before.place && useTable.getState().table !== null) closeTable();
});
