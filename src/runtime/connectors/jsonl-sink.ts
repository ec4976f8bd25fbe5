/** The JSON lines sink. */
import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';
import { batchJsonLines } from './json-lines';
import { OutputFile } from './output-file';

export interface JsonlSink {
  /** Resolves when the rows are with the operating system: the next batch is made only then. Rejects with SINK_UNWRITABLE. */
  write(batch: ColumnBatch): Promise<void>;
  /** Ends the file. What was written stays, also of a run that failed. */
  close(): Promise<void>;
}

/** Text of so many rows is made and written at a time, so that a large batch does not become one large string. */
const ROWS_PER_WRITE = 4_096;

/** Throws SINK_UNWRITABLE where the file cannot be opened. */
export function createJsonlSink(path: string, fields: readonly Field[]): JsonlSink {
  const file = new OutputFile(path);
  return {
    write: async (batch) => {
      for (let row = 0; row < batch.rows; row += ROWS_PER_WRITE) {
        const end = Math.min(row + ROWS_PER_WRITE, batch.rows);
        await file.append([Buffer.from(batchJsonLines(fields, batch, row, end))]);
      }
    },
    close: () => file.close(),
  };
}
