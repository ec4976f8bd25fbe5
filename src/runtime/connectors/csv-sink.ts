/** The CSV sink. */
import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';
import { batchCsvLines, csvHead } from './csv-lines';
import { OutputFile } from './output-file';

export interface CsvSink {
  /** Resolves when the rows are with the operating system. Rejects with SINK_UNWRITABLE. */
  write(batch: ColumnBatch): Promise<void>;
  close(): Promise<void>;
}

/** Text of so many rows is made and written at a time, so that a large batch does not become one large string. */
const ROWS_PER_WRITE = 4_096;

/** With its header. Rejects with SINK_UNWRITABLE where the file cannot be opened. */
export async function createCsvSink(path: string, fields: readonly Field[]): Promise<CsvSink> {
  const file = new OutputFile(path);
  await file.append([Buffer.from(csvHead(fields))]);
  return {
    write: async (batch) => {
      for (let row = 0; row < batch.rows; row += ROWS_PER_WRITE) {
        const end = Math.min(row + ROWS_PER_WRITE, batch.rows);
        await file.append([Buffer.from(batchCsvLines(fields, batch, row, end))]);
      }
    },
    close: () => file.close(),
  };
}
