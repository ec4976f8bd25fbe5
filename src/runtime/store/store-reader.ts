import type { Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import type { ColumnBatch } from '../arrow/column';

export class StoreReader {
  readonly fields: readonly Field[];

  private constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  static open(path: string): Promise<StoreReader> {
    throw new Error(path);
  }

  /** Looks for batches written since; rows by now. A torn last batch is left for the next time. */
  refresh(): Promise<number> {
    throw new Error();
  }

  /** Rows [start, start + count), as many as there are. */
  page(start: number, count: number): Promise<Cell[][]> {
    throw new Error(String([start, count]));
  }

  batches(): AsyncIterable<ColumnBatch> {
    throw new Error();
  }

  close(): Promise<void> {
    throw new Error();
  }
}
