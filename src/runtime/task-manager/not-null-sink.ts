/** Flink's constraint enforcer: a NULL on its way into a column that is NOT NULL ends the job. */
import type { Field } from '../../contract/model/data-type';
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import { isNull, sliceBatch, type Column, type ColumnBatch } from '../arrow/column';
import type { RecordSink } from './record-sink';

/** The sink itself where all columns may be NULL. */
export function enforceNotNull(sink: RecordSink, fields: readonly Field[]): RecordSink {
  const strict = fields.flatMap((field, index) => (field.type.nullable ? [] : [index]));
  if (strict.length === 0) return sink;
  return {
    async write(batch) {
      const violation = firstViolation(batch, strict);
      if (violation === null) return sink.write(batch);
      // The rows before it have reached Flink's sink too.
      if (violation.row > 0) await sink.write(sliceBatch(batch, 0, violation.row));
      throw notNullError(fields[violation.column]?.name ?? '');
    },
    close: (complete) => sink.close(complete),
  };
}

interface Violation {
  readonly row: number;
  /** Position in the batch. */
  readonly column: number;
}

/** Of the first row that has one, in its first column. */
function firstViolation(batch: ColumnBatch, strict: readonly number[]): Violation | null {
  let first: Violation | null = null;
  for (const column of strict) {
    const row = firstNull(batch.columns[column], first?.row ?? batch.rows);
    if (row !== null) first = { row, column };
  }
  return first;
}

function firstNull(column: Column | undefined, before: number): number | null {
  if (column === undefined || column.validity === null) return null;
  for (let row = 0; row < before; row += 1) if (isNull(column, row)) return row;
  return null;
}

function notNullError(name: string): WorkbenchError {
  return workbenchError(
    'NOT_NULL_VIOLATION',
    'run',
    `Column '${name}' is NOT NULL, however, a null value is being written into it. You can set job configuration 'table.exec.sink.not-null-enforcer'='DROP' to suppress this exception and drop such records silently.`,
    { column: name },
    {
      errorType: 'org.apache.flink.table.runtime.operators.sink.constraint.EnforcerException',
      hint: `Declare the type of ${name} without NOT NULL (nullable=True), or return a value for every row.`,
    },
  );
}
