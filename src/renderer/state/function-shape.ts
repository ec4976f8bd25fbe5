/** What can be chosen for a function, by its kind: the card shows it, and a job takes no other choice along. */
import type { DataType, Field } from '../../contract/model/data-type';
import type { RowOperation, Runtime, Window } from '../../contract/model/job';
import type { Binding } from '../../contract/model/project';
import type { UdfInfo } from '../../contract/model/udf';

export interface RuntimeChoice {
  /** In force where the user chose none. */
  readonly usual: Runtime;
  /** What Flink says to the runtime that it refuses; null where it takes both. */
  readonly refused: { readonly runtime: Runtime; readonly reason: string } | null;
}

export interface FunctionShape {
  /** Whether rows are gathered into groups. */
  readonly groups: boolean;
  readonly windows: boolean;
  /** Whether input columns can stand before the function's. */
  readonly keeps: boolean;
  readonly joins: boolean;
  readonly changes: boolean;
  readonly distinct: boolean;
  readonly rowKinds: boolean;
  /** The row-based operation that takes such a function; null where there is none. */
  readonly rowOperation: RowOperation | null;
  /** null where batch and streaming are one to the kind. */
  readonly runtime: RuntimeChoice | null;
}

const plain: FunctionShape = {
  groups: false,
  windows: false,
  keeps: false,
  joins: false,
  changes: false,
  distinct: false,
  rowKinds: false,
  rowOperation: null,
  runtime: null,
};

const batchRefusals = {
  aggregate: 'Flink: non-Pandas UDAFs are not supported in batch mode currently.',
  table_aggregate: 'Flink plans table aggregates in streaming mode only.',
} as const;

type ShapeOf = Pick<UdfInfo, 'kind' | 'funcType' | 'resultType'>;
type Chosen = Pick<Binding, 'rowBased' | 'window'>;

/** `columns` of the data decide what a window over one of them runs in; null where they are not known. */
export function shapeOf(info: ShapeOf, binding: Chosen = {}, columns: readonly Field[] | null = null): FunctionShape {
  const operation = rowOperationOf(info);
  const isRowBased = operation !== null && binding.rowBased === operation;
  switch (info.kind) {
    case 'scalar':
    case 'pandas_scalar':
      return { ...plain, keeps: !isRowBased, rowOperation: operation };
    case 'async_scalar':
      return { ...plain, keeps: true };
    case 'table':
      return { ...plain, keeps: !isRowBased, joins: !isRowBased, rowOperation: operation };
    case 'aggregate':
    case 'table_aggregate':
      return {
        ...plain,
        groups: true,
        changes: true,
        distinct: info.kind === 'aggregate' && !isRowBased,
        rowKinds: true,
        rowOperation: operation,
        runtime: { usual: 'streaming', refused: { runtime: 'batch', reason: batchRefusals[info.kind] } },
      };
    case 'pandas_aggregate':
      return {
        ...plain,
        groups: true,
        windows: !isRowBased,
        keeps: !isRowBased && binding.window?.kind === 'over',
        rowOperation: operation,
        runtime: pandasRuntime(isRowBased ? undefined : binding.window, columns),
      };
  }
}

/** What Flink's planner takes: groups in batch, windows of either runtime as far as it has them. */
function pandasRuntime(window: Window | undefined, columns: readonly Field[] | null): RuntimeChoice {
  switch (window?.kind) {
    case undefined:
      return refusing(
        'streaming',
        'Flink: Pandas UDAFs are not supported in streaming mode currently. Over a window they are.',
      );
    case 'over': {
      const { frame } = window;
      const isUnbounded = (frame.unit === 'rows' ? frame.preceding : frame.precedingMs) === null;
      return isUnbounded
        ? refusing('streaming', 'Flink: in streaming mode the frame has to say how far it goes back.')
        : { usual: 'batch', refused: null };
    }
    case 'tumble':
    case 'hop':
    case 'session': {
      const isInstant = columns?.find((column) => column.name === window.time)?.type.kind === 'TIMESTAMP_LTZ';
      return isInstant
        ? refusing('batch', `Flink: windows in batch mode take TIMESTAMP only, and ${window.time} is TIMESTAMP_LTZ.`)
        : { usual: 'batch', refused: null };
    }
  }
}

function refusing(runtime: Runtime, reason: string): RuntimeChoice {
  return { usual: runtime === 'batch' ? 'streaming' : 'batch', refused: { runtime, reason } };
}

/** Its rows become columns, so the function has to return a ROW; a table function's results are rows already. */
function rowOperationOf({ kind, resultType }: ShapeOf): RowOperation | null {
  switch (kind) {
    case 'scalar':
    case 'pandas_scalar':
      return isRow(resultType) ? 'map' : null;
    case 'aggregate':
    case 'pandas_aggregate':
      return isRow(resultType) ? 'aggregate' : null;
    case 'table':
      return 'flat_map';
    case 'table_aggregate':
      return 'flat_aggregate';
    case 'async_scalar':
      return null;
  }
}

function isRow(type: DataType | null): boolean {
  return type?.kind === 'ROW';
}

/** The runtime that a job runs in: the function's own choice, else the setting, else what is usual for the kind. */
export function runtimeOf(shape: FunctionShape, binding: Pick<Binding, 'runtime'>, setting: Runtime | null): Runtime {
  const usual = shape.runtime?.usual ?? 'batch';
  return shape.runtime === null ? (setting ?? usual) : (binding.runtime ?? setting ?? usual);
}

/** The choices of a binding that its function's kind has: those made for another kind rest, and come back with it. */
export function applicable(info: ShapeOf, binding: Binding): Binding {
  const shape = shapeOf(info, binding);
  const isRowBased = shape.rowOperation !== null && binding.rowBased === shape.rowOperation;
  return {
    ...picked(binding, 'data', 'args', 'twin', 'columns', 'nasty', 'sink'),
    ...(shape.keeps ? picked(binding, 'keep') : {}),
    ...(shape.groups ? picked(binding, 'groupBy') : {}),
    ...(shape.joins ? picked(binding, 'join') : {}),
    ...(isRowBased ? picked(binding, 'rowBased') : {}),
    ...(shape.runtime === null ? {} : picked(binding, 'runtime')),
    ...(shape.changes ? picked(binding, 'changelog') : {}),
    ...(shape.distinct ? picked(binding, 'distinct') : {}),
    ...(shape.rowKinds ? picked(binding, 'rowKinds') : {}),
    ...(shape.windows ? picked(binding, 'window') : {}),
  };
}

function picked<K extends keyof Binding>(binding: Binding, ...keys: readonly K[]): Partial<Pick<Binding, K>> {
  const some: Partial<Pick<Binding, K>> = {};
  for (const key of keys) if (binding[key] !== undefined) some[key] = binding[key];
  return some;
}

/** The columns that a binding names, once each, arguments of chained calls included. */
export function columnsNamed(binding: Binding): readonly string[] {
  const { args = [], keep = [], groupBy = [], rowKinds, window } = binding;
  const names = [...argumentColumns(args), ...keep, ...groupBy];
  if (rowKinds !== undefined) names.push(rowKinds);
  if (window !== undefined) names.push(window.time);
  return [...new Set(names)];
}

/** Columns in call order, once each. */
export function argumentColumns(args: NonNullable<Binding['args']>): readonly string[] {
  const names = args.flatMap((argument): readonly string[] => {
    switch (argument.kind) {
      case 'column':
        return [argument.name];
      case 'constant':
        return [];
      case 'call':
        return argumentColumns([...argument.args]);
    }
  });
  return [...new Set(names)];
}

/** Columns of the output that are not the function's own: row kind, kept or group columns, window bounds. */
export function leadingColumns(job: {
  readonly changelog?: boolean | undefined;
  readonly groupBy?: readonly string[] | undefined;
  readonly window?: Window | undefined;
  readonly keep: readonly string[];
}): number {
  const kind = job.changelog === true ? 1 : 0;
  if (job.window?.kind === 'over') return kind + job.keep.length;
  const bounds = job.window === undefined ? 0 : 2;
  return kind + (job.groupBy?.length ?? 0) + bounds + job.keep.length;
}
