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
    case 'store': {
      const store = new StoreWriter(sink.path, fields);
      return enforceNotNull({ write: (batch) => store.append(batch), close: () => store.close() }, fields);
    }
    case 'jsonl':
      return enforceNotNull(whole(sink.path, createJsonlSink(partOf(sink.path), fields)), fields);
    case 'csv':
      return enforceNotNull(whole(sink.path, await createCsvSink(partOf(sink.path), fields)), fields);
    case 'parquet':
    case 'arrow': {
      const file = await WorkerFileSink.open({ format: sink.kind, path: partOf(sink.path) }, fields, workers);
      return enforceNotNull(whole(sink.path, file), fields);
    }
    case 'blackhole':
      return null;
  }
}

function partOf(path: string): string {
  return `${path}.part`;
}

/** The file has its name when it is whole: one that is there stays until then. Rows of a job that failed are named so. */
function whole(path: string, part: Omit<RecordSink, 'close'> & { readonly close: () => Promise<void> }): RecordSink {
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
