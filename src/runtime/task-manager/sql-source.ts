/** A query as a source: its thread makes batches one ahead of the job. */
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { WorkbenchError, workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import type { DataDescription } from '../../contract/model/project';
import type { DataStatistics } from '../../contract/model/statistics';
import type { ColumnBatch } from '../arrow/column';
import type { FromSqlThread, SqlThreadData, ToSqlThread } from '../sql/sql-messages';
import type { RecordSource } from './record-source';

export type SqlSourceSpec = Extract<Source, { kind: 'sql' }>;

/** How long a query that is broken off may take to notice. */
const farewellMs = 1_500;

class SqlThread {
  private readonly worker: Worker;
  private readonly messages: FromSqlThread[] = [];
  private wake: (() => void) | null = null;
  private gone = false;

  constructor(spec: Pick<SqlSourceSpec, 'query' | 'folder' | 'tables'>, work: SqlThreadData['work']) {
    const { query, folder, tables } = spec;
    const workerData: SqlThreadData = { query: { query, folder, tables }, work };
    this.worker = new Worker(path.join(__dirname, 'sql-thread.js'), { workerData });
    this.worker.on('message', (message: FromSqlThread) => this.take(message));
    this.worker.on('error', (error) => {
      const data = workbenchError('INTERNAL', 'run', `The query's thread failed: ${error.message}`).data;
      this.take({ kind: 'failed', error: data });
    });
    this.worker.on('exit', () => {
      this.gone = true;
      this.wake?.();
    });
  }

  post(message: ToSqlThread): void {
    this.worker.postMessage(message);
  }

  /** Rejects with the query's error. null: the thread is gone, because it was closed. */
  async next(): Promise<Exclude<FromSqlThread, { kind: 'failed' }> | null> {
    while (this.messages.length === 0 && !this.gone) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const message = this.messages.shift();
    if (message?.kind === 'failed') throw new WorkbenchError(message.error);
    return message ?? null;
  }

  async close(): Promise<void> {
    if (this.gone) return;
    const exited = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    this.post({ kind: 'close' });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, farewellMs);
    });
    await Promise.race([exited, late]);
    clearTimeout(timer);
    await this.worker.terminate();
  }

  private take(message: FromSqlThread): void {
    this.messages.push(message);
    this.wake?.();
  }
}

/** Rejects with what is wrong with the query. */
export async function describeSql(spec: SqlSourceSpec, sample: boolean): Promise<DataDescription> {
  const thread = new SqlThread(spec, { kind: 'describe', schema: spec.schema, sample });
  try {
    const answer = await thread.next();
    if (answer?.kind !== 'described') throw workbenchError('INTERNAL', 'plan', 'The query was not described.');
    return answer.description;
  } finally {
    await thread.close();
  }
}

/** Rejects with CANCELLED where `signal` ends it, and with what is wrong with the data. */
export async function sqlStatistics(
  query: Pick<SqlSourceSpec, 'query' | 'folder' | 'tables'>,
  signal: AbortSignal,
  onProgress: (share: number | null) => void,
): Promise<DataStatistics> {
  const thread = new SqlThread(query, { kind: 'statistics' });
  const cancel = (): void => void thread.close();
  signal.addEventListener('abort', cancel);
  try {
    for (;;) {
      const message = await thread.next();
      if (message?.kind === 'statistics') return message.statistics;
      if (message?.kind !== 'computed') throw workbenchError('CANCELLED', 'run', 'The statistics were cancelled.');
      onProgress(message.share);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    await thread.close();
  }
}

export interface SqlRequest {
  readonly columns: readonly Field[];
  readonly batchRows: number;
  readonly maxRows: number | null;
}

export class SqlSource implements RecordSource {
  readonly rowsExpected = null;
  readonly bytesRead = null;
  readonly bytesExpected = null;
  private readonly thread: SqlThread;
  private ended = false;

  private constructor(thread: SqlThread) {
    this.thread = thread;
  }

  static async open(spec: SqlSourceSpec, request: SqlRequest): Promise<SqlSource> {
    const thread = new SqlThread(spec, { kind: 'read', ...request });
    try {
      await thread.next();
    } catch (error) {
      await thread.close();
      throw error;
    }
    thread.post({ kind: 'next' });
    return new SqlSource(thread);
  }

  async next(): Promise<ColumnBatch | null> {
    if (this.ended) return null;
    const message = await this.thread.next();
    if (message?.kind !== 'batch') {
      this.ended = true;
      return null;
    }
    this.thread.post({ kind: 'next' });
    return message.batch;
  }

  close(): Promise<void> {
    this.ended = true;
    return this.thread.close();
  }
}
