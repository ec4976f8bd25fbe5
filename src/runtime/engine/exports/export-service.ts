/** Exports of stored rows: several may go on at once, each with its progress and its end as events. */
import { randomBytes } from 'node:crypto';
import { toErrorData, WorkbenchError } from '../../../contract/errors';
import type { ExportEvent, ExportFormat } from '../../../contract/model/history';
import type { TaskManagerHost } from '../task-manager-host';
import type { TaskManagerPool } from '../task-manager-pool';

export interface RowsExport {
  readonly runId: string;
  readonly format: ExportFormat;
  /** Absolute; replaced where it exists. */
  readonly path: string;
}

export interface ExportServiceOptions {
  readonly pool: TaskManagerPool;
  /** Throws BAD_REQUEST where the rows are not kept. */
  readonly storeOf: (runId: string) => string;
  readonly emit: (event: ExportEvent) => void;
}

export class ExportService {
  private readonly options: ExportServiceOptions;
  private readonly going = new Map<string, { readonly host: TaskManagerHost; readonly ended: Promise<void> }>();

  constructor(options: ExportServiceOptions) {
    this.options = options;
  }

  /** Returns at once. Throws BAD_REQUEST where the rows are not kept (any more). */
  start({ runId, format, path }: RowsExport): string {
    const store = this.options.storeOf(runId);
    const exportId = `export-${randomBytes(6).toString('hex')}`;
    const host = this.options.pool.interactive();
    const ended = this.follow(host, exportId, { store, path, format });
    this.going.set(exportId, { host, ended });
    return exportId;
  }

  /** Resolves when it has ended; nothing happens where it has already. */
  async cancel(exportId: string): Promise<void> {
    const going = this.going.get(exportId);
    if (going === undefined) return;
    await going.host.request('cancel', { kind: 'cancel', jobId: exportId }).catch(() => undefined);
    await going.ended;
  }

  async close(): Promise<void> {
    await Promise.all([...this.going.keys()].map((id) => this.cancel(id)));
  }

  private async follow(
    host: TaskManagerHost,
    exportId: string,
    request: { readonly store: string; readonly path: string; readonly format: ExportFormat },
  ): Promise<void> {
    const { emit } = this.options;
    const unlisten = host.listen(exportId, (message) => {
      if (message.kind === 'exported') emit({ kind: 'progress', exportId, rows: message.rows, total: message.total });
    });
    try {
      const done = await host.request('export', { kind: 'export', exportId, ...request });
      emit({ kind: 'ended', exportId, outcome: { kind: 'done', ...done } });
    } catch (error) {
      const cancelled = error instanceof WorkbenchError && error.data.code === 'CANCELLED';
      emit({
        kind: 'ended',
        exportId,
        outcome: cancelled ? { kind: 'cancelled' } : { kind: 'failed', error: toErrorData(error, 'sink') },
      });
    } finally {
      unlisten();
      this.going.delete(exportId);
    }
  }
}
