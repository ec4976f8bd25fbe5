/** Where output rows go, as one face. */
import { renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { workbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { TaskManagerSink } from '../../contract/wire/task-manager';
import type { ColumnBatch } from '../arrow/column';
import { createCsvSink, createJsonlSink } from '../connectors';
import { StoreWriter } from '../store';
import { enforceNotNull } from './not-null-sink';
import type { TaskWorkers } from './task-workers';
import { WorkerFileSink } from './worker-file-sink';

export interface RecordSink {
  /** Resolves when the next batch may come. */
  write(batch: ColumnBatch): Promise<void>;
  /** `complete` false: the job failed, and these are its rows so far. */
  close(complete: boolean): Promise<void>;
}

/** null: rows are counted and dropped (`blackhole`). */
export async function openSink(
  sink: TaskManagerSink,
  fields: readonly Field[],
  workers: TaskWorkers,
): Promise<RecordSink | null> {
  switch (sink.kind) {
    case 'blackhole':
      return null;
    case 'store':
      return enforceNotNull(openStore(sink.path, fields), fields);
    default: {
      const file = whole(sink.path, await openFile(sink, fields, workers));
      return enforceNotNull(sink.store === undefined ? file : both(file, openStore(sink.store, fields)), fields);
    }
  }
}

type FileSink = Exclude<TaskManagerSink, { kind: 'store' | 'blackhole' }>;
type Part = Omit<RecordSink, 'close'> & { readonly close: () => Promise<void> };

async function openFile(sink: FileSink, fields: readonly Field[], workers: TaskWorkers): Promise<Part> {
  const part = partOf(sink.path);
  switch (sink.kind) {
    case 'jsonl':
      return createJsonlSink(part, fields);
    case 'csv':
      return createCsvSink(part, fields);
    case 'parquet':
    case 'arrow':
      return WorkerFileSink.open({ format: sink.kind, path: part }, fields, workers);
  }
}

function openStore(path: string, fields: readonly Field[]): RecordSink {
  const store = new StoreWriter(path, fields);
  return { write: (batch) => store.append(batch), close: () => store.close() };
}

/** One after the other, so that none is closed while it still writes. */
function both(file: RecordSink, store: RecordSink): RecordSink {
  return {
    write: async (batch) => {
      await store.write(batch);
      await file.write(batch);
    },
    close: async (complete) => {
      try {
        await store.close(complete);
      } finally {
        await file.close(complete);
      }
    },
  };
}

function partOf(path: string): string {
  return `${path}.part`;
}

/** The file has its name when it is whole: one that is there stays until then. Rows of a job that failed are named so. */
function whole(path: string, part: Part): RecordSink {
  return {
    write: (batch) => part.write(batch),
    close: async (complete) => {
      try {
        await part.close();
      } catch (error) {
        // What there is of it is better than nothing, but no file of that name.
        tryRename(partOf(path), `${path}.partial`);
        throw error;
      }
      const name = complete ? path : `${path}.partial`;
      await rename(partOf(path), name).catch((error: unknown) => {
        throw unwritable(name, error);
      });
    },
  };
}

function tryRename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // It was never made.
  }
}

function unwritable(path: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return workbenchError(
    'SINK_UNWRITABLE',
    'sink',
    `Cannot write ${path}: ${reason}.`,
    { path },
    { hint: 'Choose a file that can be written.' },
  );
}
