/** Where output rows go, as one face. */
import type { Field } from '../../contract/model/data-type';
import type { TaskManagerSink } from '../../contract/wire/task-manager';
import type { ColumnBatch } from '../arrow/column';
import { createJsonlSink } from '../connectors';
import { StoreWriter } from '../store';
import { enforceNotNull } from './not-null-sink';

export interface RecordSink {
  /** Resolves when the next batch may come. */
  write(batch: ColumnBatch): Promise<void>;
  close(): Promise<void>;
}

/** null: rows are counted and dropped (`blackhole`). */
export function openSink(sink: TaskManagerSink, fields: readonly Field[]): RecordSink | null {
  switch (sink.kind) {
    case 'store': {
      const store = new StoreWriter(sink.path, fields);
      return enforceNotNull({ write: (batch) => store.append(batch), close: () => store.close() }, fields);
    }
    case 'jsonl':
      return enforceNotNull(createJsonlSink(sink.path, fields), fields);
    case 'blackhole':
      return null;
  }
}
