/** How a kind's result frames become output rows: beside the input row, by its position, or as they are. */
import type { DataType } from '../../contract/model/data-type';
import type { UdfKind } from '../../contract/model/udf';
import type { Plan } from '../../contract/wire/task-manager';
import { takeRows, type ColumnBatch } from '../arrow/column';
import { columnPicker } from './frame-columns';
import { KeptColumns } from './kept-columns';

/**
 * rowByRow: one result for each input row, in order. byOrigin: any number for each input row, which they name. whole: rows of
 * the output, worked out by the worker from many input rows; they are kept in a state that ends with a pass.
 */
export type ResultShape = 'rowByRow' | 'byOrigin' | 'whole';

export function resultShape(kind: UdfKind): ResultShape {
  switch (kind) {
    case 'scalar':
    case 'pandas_scalar':
    case 'async_scalar':
      return 'rowByRow';
    case 'table':
      return 'byOrigin';
    case 'aggregate':
    case 'pandas_aggregate':
    case 'table_aggregate':
      return 'whole';
  }
}

const originType: DataType = { kind: 'INT', nullable: false };

/** Types of a result frame's columns. */
export function resultTypes(plan: Plan): DataType[] {
  const results = plan.results.map((field) => field.type);
  switch (resultShape(plan.kind)) {
    case 'rowByRow':
      return results;
    case 'byOrigin':
      return [originType, ...results];
    case 'whole':
      return plan.output.map((field) => field.type);
  }
}

export interface OutputRows {
  /** The rows of a frame, when it is sent. */
  sent(frame: ColumnBatch): void;
  /**
   * Output rows of (a part of) a frame's results, in buffers that may be transferred where those of `results` may. `frame` is null for what
   * answers no frame.
   */
  of(frame: ColumnBatch | null, results: ColumnBatch): ColumnBatch;
  /** The pass, or the job, is over. */
  clear(): void;
}

export function outputRows(plan: Plan): OutputRows {
  switch (resultShape(plan.kind)) {
    case 'rowByRow': {
      const kept = new KeptColumns(plan);
      return { sent: (frame) => kept.push(frame), of: (_, results) => kept.join(results), clear: () => kept.clear() };
    }
    case 'byOrigin':
      return { sent: () => undefined, of: beside(columnPicker(plan.keep)), clear: () => undefined };
    case 'whole':
      return { sent: () => undefined, of: (_, results) => results, clear: () => undefined };
  }
}

/** The kept columns of the row that each result comes from, then the results without their origin. */
function beside(keptOf: (batch: ColumnBatch) => ColumnBatch): OutputRows['of'] {
  return (frame, { rows, columns: [origin, ...results] }) => {
    if (frame === null || !(origin?.values instanceof Int32Array)) {
      throw new Error('The worker gave results of a table function without saying which rows they come from.');
    }
    const kept = keptOf(frame);
    return { rows, columns: [...(kept.columns.length === 0 ? [] : takeRows(kept, origin.values).columns), ...results] };
  };
}
