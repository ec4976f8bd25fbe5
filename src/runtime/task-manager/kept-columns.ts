/**
 * The columns put before the function's. They never travel to Python: they wait here, first in first out, and each result row takes
 * the next one. So a pandas ScalarFunction class that returns fewer rows than it got shifts the pairs, as it does on Flink.
 */
import { workbenchError } from '../../contract/errors';
import type { Plan } from '../../contract/wire/task-manager';
import { ownBatch } from '../arrow/batch';
import type { ColumnBatch } from '../arrow/column';
import { Rebatcher } from '../connectors';
import { columnPicker } from './frame-columns';

export class KeptColumns {
  private readonly pick: (batch: ColumnBatch) => ColumnBatch;
  private readonly queue: Rebatcher;
  private readonly none: boolean;

  constructor(plan: Plan) {
    this.pick = columnPicker(plan.keep);
    this.queue = new Rebatcher(plan.keep.flatMap((index) => plan.read[index] ?? []));
    this.none = plan.keep.length === 0;
  }

  /** The rows of a frame, when it is sent. */
  push(batch: ColumnBatch): void {
    if (!this.none) this.queue.push(this.pick(batch));
  }

  /** Kept columns and result side by side. The kept ones are copied out of the input's buffers, so that they can be transferred. */
  join(result: ColumnBatch): ColumnBatch {
    if (this.none || result.rows === 0) return result;
    const kept = this.queue.take(result.rows);
    if (kept === null) {
      throw workbenchError(
        'RESULT_LENGTH',
        'run',
        `The function returned more rows than it was given: ${result.rows} rows, where ${this.queue.rows} input rows are left.`,
        { rows: result.rows, inputRows: this.queue.rows },
        { hint: 'A pandas scalar function returns one value for each input row.' },
      );
    }
    return { rows: result.rows, columns: [...ownBatch(kept).columns, ...result.columns] };
  }

  /** Rows that were sent and will never be answered. */
  clear(): void {
    this.queue.flush();
  }
}
