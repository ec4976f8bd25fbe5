import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';

export interface JsonlSink {
  /** Resolves when the rows are with the operating system. */
  write(batch: ColumnBatch): Promise<void>;
  close(): Promise<void>;
}

/** Throws SINK_UNWRITABLE where the file cannot be opened. */
export function createJsonlSink(path: string, fields: readonly Field[]): JsonlSink {
  throw new Error(String([path, fields]));
}
