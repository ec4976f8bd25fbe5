/**
 * A stored result as a file of another format, batch by batch: memory is that of a few batches, whatever the result's size. CSV and JSON
 * lines are written here; Parquet and Arrow by pyarrow in a worker.
 */
import { rename, rm, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { workbenchError } from '../../contract/errors';
import type { DataType, Field } from '../../contract/model/data-type';
import type { ExportFormat } from '../../contract/model/history';
import { batchCsvLines, batchJsonLines, csvHead, OutputFile } from '../connectors';
import { StoreReader } from '../store';
import type { TaskWorkers } from './task-workers';

export interface ExportRequest {
  /** The stored result. */
  readonly store: string;
  readonly path: string;
  readonly format: ExportFormat;
}

export interface ExportContext {
  readonly workers: TaskWorkers;
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number, total: number) => void;
}

export interface Exported {
  readonly rows: number;
  readonly bytes: number;
  /** What the format cannot hold as it is. */
  readonly notes: string[];
}

const rowsPerWrite = 4_096;

/** The rows that are there now. Written beside and renamed: what is there before stays until the new file is whole. Rejects with CANCELLED or SINK_UNWRITABLE. */
export async function exportRows(request: ExportRequest, context: ExportContext): Promise<Exported> {
  const { store, path, format } = request;
  const part = `${path}.part`;
  const reader = await StoreReader.open(store);
  try {
    const total = reader.rows;
    const beside = { ...request, path: part };
    if (format === 'csv' || format === 'jsonl') await writeText(reader, total, beside, context);
    else await writeByPython(total, beside, context);
    requireNotCancelled(context.signal);
    await rename(part, path);
    return { rows: total, bytes: (await stat(path)).size, notes: notesOf(format, reader.fields) };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await reader.close();
  }
}

async function writeText(
  reader: StoreReader,
  total: number,
  { path, format }: ExportRequest,
  { signal, onProgress }: ExportContext,
): Promise<void> {
  const { fields } = reader;
  const lines = format === 'csv' ? batchCsvLines : batchJsonLines;
  const file = new OutputFile(path);
  try {
    if (format === 'csv') await file.append([Buffer.from(csvHead(fields))]);
    let written = 0;
    for await (const batch of reader.batches()) {
      for (let row = 0; row < batch.rows && written < total; row += rowsPerWrite) {
        requireNotCancelled(signal);
        const end = Math.min(row + rowsPerWrite, batch.rows);
        await file.append([Buffer.from(lines(fields, batch, row, end))]);
        written += end - row;
      }
      onProgress(written, total);
      if (written >= total) break;
    }
  } finally {
    await file.close();
  }
}

const writtenSchema = v.object({ rows: v.number() });

async function writeByPython(
  total: number,
  request: ExportRequest,
  { workers, signal, onProgress }: ExportContext,
): Promise<void> {
  const message = { task: 'export', ...request, rows: total };
  await workers.ask({ flavour: 'arrow', python: null, message, timeoutMs: null, signal, onReport }, writtenSchema);

  function onReport(report: unknown): void {
    onProgress(v.parse(writtenSchema, report).rows, total);
  }
}

function requireNotCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw workbenchError('CANCELLED', 'sink', 'The export was cancelled.');
}

/** Sentences about values that are not what they were once the file is read again. */
function notesOf(format: ExportFormat, fields: readonly Field[]): string[] {
  if (format === 'parquet' || format === 'arrow') return [];
  const kinds = new Set(fields.flatMap(({ type }) => kindsOf(type)));
  const has = (...names: readonly DataType['kind'][]): boolean => names.some((name) => kinds.has(name));
  const notes: string[] = [];
  if (has('BINARY', 'VARBINARY', 'BYTES')) notes.push('Bytes are written as base64 text.');
  if (format === 'csv') {
    notes.push('NULL is an empty field; an empty text is "".');
    if (has('ARRAY', 'MAP', 'ROW')) notes.push('ARRAY, MAP and ROW are written as JSON text.');
    return notes;
  }
  if (has('FLOAT', 'DOUBLE')) notes.push('NaN and infinities are written as texts: JSON has no such numbers.');
  if (has('MAP', 'ROW')) notes.push('A ROW is a list of its values, a MAP a list of pairs.');
  return notes;
}

function kindsOf(type: DataType): DataType['kind'][] {
  switch (type.kind) {
    case 'ARRAY':
      return ['ARRAY', ...kindsOf(type.element)];
    case 'MAP':
      return ['MAP', ...kindsOf(type.key), ...kindsOf(type.value)];
    case 'ROW':
      return ['ROW', ...type.fields.flatMap((field) => kindsOf(field.type))];
    default:
      return [type.kind];
  }
}
