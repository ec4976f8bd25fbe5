/** What is done with a function's rows: grouping, joining, windows, changes. Checked against the function's kind. */
import { workbenchError, type WorkbenchError } from '../../../contract/errors';
import { formatDataType, type Field } from '../../../contract/model/data-type';
import type { JobSpec, RowOperation, Runtime, Window } from '../../../contract/model/job';
import type { JobSettings } from '../../../contract/model/settings';
import type { UdfInfo, UdfKind } from '../../../contract/model/udf';
import { apiOf, findColumn } from './bind-arguments';
import { describeKind } from './describe-kind';

export interface JobShape {
  readonly runtime: Runtime;
  readonly keep: readonly Field[];
  readonly groupBy: readonly Field[];
  readonly join: 'inner' | 'left';
  readonly rowBased: RowOperation | null;
  readonly changelog: boolean;
  readonly distinct: boolean;
  /** Column that holds the row kinds of an updating input. */
  readonly rowKinds: Field | null;
  readonly window: { readonly window: Window; readonly time: Field } | null;
}

const kindsOfOperation: Readonly<Record<RowOperation, readonly UdfKind[]>> = {
  map: ['scalar', 'pandas_scalar'],
  flat_map: ['table'],
  aggregate: ['aggregate', 'pandas_aggregate'],
  flat_aggregate: ['table_aggregate'],
};

export function isAggregate(kind: UdfKind): boolean {
  return kind === 'aggregate' || kind === 'pandas_aggregate' || kind === 'table_aggregate';
}

/** Streaming for general aggregates, which Flink runs there only; batch for all else. */
export function defaultRuntime(kind: UdfKind): Runtime {
  return kind === 'aggregate' || kind === 'table_aggregate' ? 'streaming' : 'batch';
}

/** Throws BAD_REQUEST for what does not go with the kind, COLUMN_NOT_FOUND, UNSUPPORTED_OPERATION where Flink refuses. */
export function shapeOf(job: JobSpec, udf: UdfInfo, columns: readonly Field[], settings: JobSettings): JobShape {
  requireFittingOptions(job, udf);
  const api = apiOf(udf.kind, job.rowBased);
  const column = (name: string, what: string): Field => findColumn(null, columns, name, what, api);
  const { window } = job;
  const shape: JobShape = {
    runtime: job.runtime ?? settings.runtime ?? defaultRuntime(udf.kind),
    keep: job.keep.map((name) => column(name, 'the columns to keep')),
    groupBy: (job.groupBy ?? []).map((name) => column(name, 'the grouping')),
    join: job.join ?? 'inner',
    rowBased: job.rowBased ?? null,
    changelog: job.changelog ?? false,
    distinct: job.distinct ?? false,
    rowKinds: job.rowKinds === undefined ? null : column(job.rowKinds, 'the row kinds'),
    window: window === undefined ? null : { window, time: column(window.time, 'the window') },
  };
  if (shape.window !== null) requireTimeColumn(shape.window.time);
  if (shape.rowKinds !== null) requireTextColumn(shape.rowKinds);
  refuseAsFlink(udf, shape);
  return shape;
}

function requireFittingOptions(job: JobSpec, udf: UdfInfo): void {
  const groups = isAggregate(udf.kind);
  const over = job.window?.kind === 'over';
  if (job.rowBased !== undefined && !kindsOfOperation[job.rowBased].includes(udf.kind)) {
    const fitting = kindsOfOperation[job.rowBased].map(describeKind).join(' or ');
    throw doesNotFit(udf, `the row-based ${job.rowBased} takes ${fitting}`, { rowBased: job.rowBased });
  }
  if ((job.groupBy ?? []).length > 0 && !groups) throw doesNotFit(udf, 'only aggregate functions are grouped');
  if (job.join === 'left' && udf.kind !== 'table') throw doesNotFit(udf, 'only table functions are joined');
  if (job.distinct === true && udf.kind !== 'aggregate' && udf.kind !== 'pandas_aggregate')
    throw doesNotFit(udf, 'DISTINCT goes with aggregate functions');
  if (job.changelog === true && !groups) throw doesNotFit(udf, 'only aggregate functions have a changelog');
  if (job.rowKinds !== undefined && udf.kind !== 'aggregate' && udf.kind !== 'table_aggregate')
    throw doesNotFit(udf, 'only general aggregate functions take an updating input');
  if (job.window !== undefined && udf.kind !== 'pandas_aggregate')
    throw doesNotFit(udf, 'windows go with pandas aggregate functions');
  if (job.keep.length > 0 && groups && !over)
    throw doesNotFit(udf, 'an aggregate has no single input row whose columns could be kept; group by them instead');
  if (job.keep.length > 0 && (job.rowBased === 'map' || job.rowBased === 'flat_map'))
    throw doesNotFit(udf, `the row-based ${job.rowBased} gives the function's own columns only`);
}

function doesNotFit(udf: UdfInfo, rule: string, facts: Readonly<Record<string, unknown>> = {}): WorkbenchError {
  return workbenchError(
    'BAD_REQUEST',
    'usage',
    `${udf.name} is ${describeKind(udf.kind)}: ${rule}.`,
    { function: udf.name, kind: udf.kind, ...facts },
    { hint: 'Leave that option out, or choose another function.' },
  );
}

function requireTimeColumn(time: Field): void {
  if ((time.type.kind === 'TIMESTAMP' || time.type.kind === 'TIMESTAMP_LTZ') && time.type.precision <= 3) return;
  throw workbenchError(
    'UNSUPPORTED_TYPE',
    'plan',
    `The window's time column ${time.name} is ${formatDataType(time.type)}; it must be TIMESTAMP or TIMESTAMP_LTZ of milliseconds at most.`,
    { name: time.name, type: formatDataType(time.type) },
    { hint: `Read it so, for example --schema "${time.name} TIMESTAMP(3)".` },
  );
}

function requireTextColumn(field: Field): void {
  if (field.type.kind === 'STRING' || field.type.kind === 'VARCHAR' || field.type.kind === 'CHAR') return;
  throw workbenchError(
    'UNSUPPORTED_TYPE',
    'plan',
    `The column of row kinds ${field.name} is ${formatDataType(field.type)}; it must hold the texts +I, -U, +U or -D.`,
    { name: field.name, type: formatDataType(field.type) },
  );
}

/** What the planner of Flink 2.3 does not run in one of the two runtime modes, in its words. */
function refuseAsFlink(udf: UdfInfo, shape: JobShape): void {
  if (shape.runtime === 'batch' && udf.kind === 'aggregate') {
    throw refused(
      udf,
      'non-Pandas UDAFs are not supported in batch mode currently.',
      'Use the streaming runtime mode, or a pandas aggregate function.',
    );
  }
  if (shape.runtime === 'streaming' && udf.kind === 'pandas_aggregate' && shape.window === null) {
    throw refused(
      udf,
      'Pandas UDAFs are not supported in streaming mode currently.',
      'Use the batch runtime mode, or a window.',
    );
  }
  if (shape.runtime === 'batch' && udf.kind === 'table_aggregate') {
    throw refused(
      udf,
      'There are not enough rules to produce a node with desired properties: convention=LOGICAL, FlinkRelDistributionTraitDef=any, sort=[].',
      'Flink runs table aggregates in streaming only: use the streaming runtime mode.',
      'org.apache.calcite.plan.RelOptPlanner$CannotPlanException',
    );
  }
}

function refused(
  udf: UdfInfo,
  error: string,
  hint: string,
  errorType = 'org.apache.flink.table.api.TableException',
): WorkbenchError {
  return workbenchError(
    'UNSUPPORTED_OPERATION',
    'plan',
    error,
    { function: udf.name, kind: udf.kind, line: udf.line },
    { errorType, hint },
  );
}
