/** What a worker says of a function once it is open, and at the end of a pass. */
import * as v from 'valibot';
import { workbenchError } from '../../contract/errors';
import { entrySchema } from '../../contract/model/debug';
import { dataTypeSchema, type DataType } from '../../contract/model/data-type';
import type { Plan } from '../../contract/wire/task-manager';
import { resultShape } from './output-rows';

export const openedSchema = v.object({
  resultType: dataTypeSchema,
  notes: v.array(v.string()),
  entry: v.optional(v.nullable(entrySchema), null),
});

export const finishedSchema = v.object({
  notes: v.array(v.string()),
  clocksNs: v.array(v.number()),
  rowsOut: v.number(),
});

/**
 * The file may have been saved between planning and opening. Where the result is one column this is cheap to see, and told better than by
 * buffers that do not fit.
 */
export function checkPlanned(plan: Plan, resultType: DataType): void {
  const [planned] = plan.results;
  if (resultShape(plan.kind) !== 'rowByRow' || plan.rowBased !== null || planned === undefined) return;
  if (resultType.kind === planned.type.kind) return;
  throw workbenchError(
    'BAD_REQUEST',
    'setup',
    `${plan.function} returns ${resultType.kind} now; when the run was planned it returned ${planned.type.kind}.`,
    { function: plan.function, resultType: resultType.kind, planned: planned.type.kind },
    { hint: 'The file was saved in between: run again.' },
  );
}
