/** Plans for tests: as the engine would make them for a function of one kind, from as little as a test wants to say. */
import { parseSchema, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import type { UdfKind } from '../../contract/model/udf';
import type { Plan } from '../../contract/wire/task-manager';

export type PlanChanges = Partial<Omit<Plan, 'args' | 'read' | 'results' | 'output' | 'source'>> & {
  /** `a BIGINT, s STRING`; all columns are arguments unless `args` says otherwise. */
  readonly schema?: string;
  readonly args?: Plan['args'];
  readonly source?: Plan['source'];
  readonly resultType?: string;
  /** Instead of `resultType`, the columns of a function with several: `w STRING, n INT`. */
  readonly results?: string;
  /** Rows of the generator. */
  readonly rows?: number;
};

export interface PlanPlace {
  readonly jobId: string;
  readonly file: string;
  readonly projectRoot: string;
  readonly python: string;
}

/** A scalar function over two BIGINT columns of the generator, where `changes` do not say otherwise. */
export function makePlan(place: PlanPlace, changes: PlanChanges): Plan {
  const { schema = 'a BIGINT, b BIGINT', resultType = 'BIGINT', results, rows = 1_000, args, ...rest } = changes;
  const read = parseSchema(schema);
  const isPandas = rest.mode === 'process-arrow' && rest.adapter !== true;
  const kind = rest.kind ?? (isPandas ? 'pandas_scalar' : 'scalar');
  const plan: Plan = {
    ...place,
    mode: 'process-row',
    function: 'f',
    kind,
    adapter: false,
    funcType: isPandas ? 'pandas' : 'general',
    args: args ?? read.map((_, index) => ({ kind: 'column', index })),
    source: { kind: 'datagen', rows, stringLength: 16, schema: read },
    read,
    keep: [],
    results: parseSchema(results ?? `result ${resultType}`),
    output: [],
    groupBy: [],
    join: 'inner',
    rowBased: null,
    runtime: kind === 'aggregate' || kind === 'table_aggregate' ? 'streaming' : 'batch',
    changelog: false,
    distinct: false,
    rowKinds: null,
    window: null,
    async: { concurrency: 10, timeoutMs: 180_000, attempts: 4, retryDelayMs: 100 },
    bundleSize: 100_000,
    bundleTimeMs: 1_000,
    arrowBatchSize: 10_000,
    parallelism: 1,
    transport: rest.mode === 'thread' ? 'in-process' : 'socket',
    metricEnabled: false,
    jobParameters: {},
    logging: { level: 'INFO', overrides: {} },
    localTimeZone: 'UTC',
    ...rest,
  };
  return { ...plan, output: outputOf(plan) };
}

const wholeOutput: readonly UdfKind[] = ['aggregate', 'pandas_aggregate', 'table_aggregate'];

function outputOf(plan: Plan): Field[] {
  const fields = (indexes: readonly number[]): Field[] => indexes.flatMap((index) => plan.read[index] ?? []);
  if (!wholeOutput.includes(plan.kind)) return [...fields(plan.keep), ...plan.results];
  if (plan.window?.window.kind === 'over') return [...fields(plan.keep), ...plan.results];
  const bounds = 'window_start TIMESTAMP(3), window_end TIMESTAMP(3)';
  return [
    ...(plan.changelog ? parseSchema('row_kind STRING') : []),
    ...fields(plan.groupBy),
    ...(plan.window === null ? [] : parseSchema(bounds)),
    ...plan.results,
  ];
}

/** Rows that travel with the plan. */
export function inlineSource(schema: string, rows: readonly (readonly Cell[])[]): Plan['source'] {
  return { kind: 'inline', schema: parseSchema(schema), rows: rows.map((row) => [...row]) };
}
