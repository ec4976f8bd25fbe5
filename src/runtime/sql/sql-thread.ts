/**
 * Entry of the thread of one query. DuckDB computes in threads of its own; what is made of its rows here is nothing that the slots should
 * wait for. One batch is made ahead of the one that is asked for.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { DuckDBResult } from '@duckdb/node-api';
import { toErrorData, workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { DataDescription } from '../../contract/model/project';
import type { DataStatistics } from '../../contract/model/statistics';
import { readCells } from '../arrow/cells';
import { concatBatches, ownBatch, transferListOf, type ColumnBatch } from '../arrow/column';
import { chunkBatch } from './chunk-columns';
import { OpenQuery } from './query';
import { statisticsOf } from './statistics';
import type { FromSqlThread, SqlThreadData, ToSqlThread } from './sql-messages';

if (parentPort === null) throw new Error('sql-thread runs as a worker thread of the task manager only.');
const port = parentPort;
const { query, work } = workerData as SqlThreadData;

const sampleRows = 1_000;
const sampleValues = 20;
const sampleMs = 15_000;

let open: OpenQuery | null = null;
let closed = false;
/** Batches that were asked for and not sent. */
let wanted = 0;
let wake: () => void = () => undefined;

function post(message: FromSqlThread, transfer: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

port.on('message', (message: ToSqlThread) => {
  if (message.kind === 'next') {
    wanted += 1;
    wake();
    return;
  }
  closed = true;
  open?.close();
  port.close();
});

async function run(): Promise<void> {
  open = await OpenQuery.open(query);
  if (closed) {
    open.close();
    return;
  }
  if (work.kind === 'describe') {
    post({ kind: 'described', description: await describe(open, work.schema, work.sample) });
    return;
  }
  if (work.kind === 'statistics') {
    post({ kind: 'statistics', statistics: await withProgress(open) });
    return;
  }
  const stream = await open.stream(work.columns, work.maxRows);
  post({ kind: 'opened' });
  for (;;) {
    const batch = await nextBatch(open, stream, work.columns, work.batchRows);
    while (wanted === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    wanted -= 1;
    if (batch === null) {
      post({ kind: 'end' });
      return;
    }
    post({ kind: 'batch', batch }, transferListOf(batch));
  }
}

const progressMs = 250;

/** The two passes are half of it each. */
async function withProgress(from: OpenQuery): Promise<DataStatistics> {
  let pass = 0;
  let before = 0;
  const timer = setInterval(() => {
    const share = from.share;
    if (share !== null && share < before) pass = 1;
    before = share ?? before;
    post({ kind: 'computed', share: share === null ? null : (pass + share) / 2 });
  }, progressMs);
  try {
    return await statisticsOf(from, from.fields);
  } finally {
    clearInterval(timer);
  }
}

/** Chunks of DuckDB's have 2,048 rows: several of them, as many as there are at once, make a batch. */
async function nextBatch(
  from: OpenQuery,
  stream: DuckDBResult,
  columns: readonly Field[],
  batchRows: number,
): Promise<ColumnBatch | null> {
  const parts: ColumnBatch[] = [];
  let rows = 0;
  while (rows < batchRows) {
    const chunk = await from.working(() => stream.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) break;
    const part = chunkBatch(chunk, columns);
    parts.push(part);
    rows += part.rows;
    // The first rows are waited for.
    if (!firstSent) break;
  }
  firstSent = true;
  return parts.length === 0 ? null : ownBatch(concatBatches(parts, columns));
}
let firstSent = false;

async function describe(from: OpenQuery, schema: readonly Field[], wantsSample: boolean): Promise<DataDescription> {
  const missing = schema.find((field) => !from.fields.some((other) => other.name === field.name));
  if (missing !== undefined) throw columnNotFound(missing.name, from.fields);
  const fields = from.fields.map((field) => schema.find((other) => other.name === field.name) ?? field);
  const batch = wantsSample ? await firstRows(from, fields) : null;
  if (batch === null) {
    return { columns: fields.map((field) => ({ field, sample: [], nullsInSample: 0 })), rows: null, sizeBytes: 0 };
  }
  const cells = readCells(batch, 0, batch.rows);
  const columns = fields.map((field, index) => ({
    field,
    sample: cells.slice(0, sampleValues).map((row) => row[index] ?? null),
    nullsInSample: cells.filter((row) => row[index] === null).length,
  }));
  return { columns, rows: batch.rows < sampleRows ? batch.rows : null, sizeBytes: 0 };
}

/** null where the query takes too long for a look at it. */
async function firstRows(from: OpenQuery, fields: readonly Field[]): Promise<ColumnBatch | null> {
  const clock = { late: false };
  const timer = setTimeout(() => {
    clock.late = true;
    from.interrupt();
  }, sampleMs);
  try {
    const stream = await from.stream(fields, sampleRows);
    firstSent = true;
    return (await nextBatch(from, stream, fields, sampleRows)) ?? concatBatches([], fields);
  } catch (error) {
    if (clock.late) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function columnNotFound(name: string, fields: readonly Field[]): Error {
  const columns = fields.map((field) => field.name);
  return workbenchError(
    'COLUMN_NOT_FOUND',
    'plan',
    `The query has no column ${name}.`,
    { columnName: name, columns },
    { hint: `It has ${columns.join(', ')}.` },
  );
}

run().catch((error: unknown) => {
  // Broken off by whoever closed it.
  if (!closed) post({ kind: 'failed', error: toErrorData(error, 'run') });
});
