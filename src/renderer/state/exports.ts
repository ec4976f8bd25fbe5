/** Rows of a run on their way into a file: one export at a time is shown, with its progress. */
import { create } from 'zustand';
import { toErrorData } from '../../contract/errors';
import type { ExportEvent, ExportFormat } from '../../contract/model/history';
import { DOWNLOADS_PATH } from '../../contract/wire/event-stream';
import { api, workbench } from './connection';
import { notify } from './notices';
import { useRun } from './run';
import { download } from './save-file';

export type ExportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'going';
      readonly exportId: string;
      readonly name: string;
      readonly rows: number;
      readonly total: number;
    };

export const useExport = create<{ readonly state: ExportState }>()(() => ({ state: { kind: 'idle' } }));

/** Events may overtake the answer that names their export. */
let early: ExportEvent[] = [];
let isStarting = false;

export const exportNames: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  jsonl: 'JSON lines',
  parquet: 'Parquet',
  arrow: 'Arrow',
};

/** The rows that the Rows tab shows. */
export async function exportShownRows(format: ExportFormat): Promise<void> {
  const { state } = useRun.getState();
  const runId = state.kind === 'active' || state.kind === 'ended' ? state.runId : null;
  if (runId === null || state.kind === 'idle') {
    notify('info', 'Run a function first: what it gives can then be exported.');
    return;
  }
  if (isStarting || useExport.getState().state.kind === 'going') {
    notify('info', 'An export is under way: wait for its end, or cancel it.');
    return;
  }
  const name = `${state.target.name}.${format}`;
  isStarting = true;
  early = [];
  try {
    const { exportId } = await api().exportRows({ runId, format, name });
    if (exportId !== null) useExport.setState({ state: { kind: 'going', exportId, name, rows: 0, total: 0 } });
  } catch (thrown) {
    notify('danger', `${name} could not be exported: ${toErrorData(thrown, 'sink').error}`);
  } finally {
    isStarting = false;
  }
  for (const event of early) onExportEvent(event);
  early = [];
}

export function onExportEvent(event: ExportEvent): void {
  const { state } = useExport.getState();
  if (isStarting) early.push(event);
  if (state.kind !== 'going' || state.exportId !== event.exportId) return;
  if (event.kind === 'progress') {
    useExport.setState({ state: { ...state, rows: event.rows, total: event.total } });
    return;
  }
  useExport.setState({ state: { kind: 'idle' } });
  tell(state.exportId, state.name, event.outcome);
}

type Outcome = Extract<ExportEvent, { kind: 'ended' }>['outcome'];

function tell(exportId: string, name: string, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'done': {
      if (workbench().host === 'browser') download(`${DOWNLOADS_PATH}${exportId}`, name);
      const notes = outcome.notes.map((note) => ` ${note}`).join('');
      notify('info', `${outcome.rows.toLocaleString('en-US')} rows are in ${name}.${notes}`);
      return;
    }
    case 'failed':
      notify('danger', `${name} was not written: ${outcome.error.error}`);
      return;
    case 'cancelled':
      notify('info', `The export of ${name} was cancelled; nothing of it is left.`);
      return;
  }
}

export function cancelExport(): void {
  const { state } = useExport.getState();
  if (state.kind !== 'going') return;
  api()
    .cancelExport({ exportId: state.exportId })
    .catch((thrown: unknown) => notify('danger', `The export could not be cancelled: ${toErrorData(thrown).error}`));
}
