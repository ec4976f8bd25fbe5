import type { Field } from '../../contract/model/data-type';
import type { ColumnBatch } from '../arrow/column';

export class StoreWriter {
  private readonly path: string;
  private readonly fields: readonly Field[];

  /** Creates the file with its schema at once, so that a reader may open it from now on. Throws SINK_UNWRITABLE. */
  constructor(path: string, fields: readonly Field[]) {
    this.path = path;
    this.fields = fields;
  }

  /** Resolves when there is room for another batch. The batch's buffers must not change afterwards. */
  append(batch: ColumnBatch): Promise<void> {
    throw new Error(String([batch, this.path, this.fields]));
  }

  /** Resolves when every row is in the file. */
  close(): Promise<void> {
    throw new Error();
  }
}
