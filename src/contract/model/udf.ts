/** What a UDF file defines, as the worker found by executing it. */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';
import { dataTypeSchema } from './data-type';

export const udfKinds = [
  'scalar',
  'pandas_scalar',
  'table',
  'aggregate',
  'pandas_aggregate',
  'table_aggregate',
  'async_scalar',
] as const;
export type UdfKind = (typeof udfKinds)[number];

export const funcTypes = ['general', 'pandas'] as const;
export type FuncType = (typeof funcTypes)[number];

export const udfParameterSchema = v.object({
  name: v.string(),
  /** Has a default, so a call may leave it out. */
  optional: v.boolean(),
  /** *args: takes any number. */
  variadic: v.boolean(),
});
export type UdfParameter = v.InferOutput<typeof udfParameterSchema>;

export const udfInfoSchema = v.object({
  /** The module-level name that --function takes. */
  name: v.string(),
  /** What Flink calls the function: `name` of the decorator, else the name of the Python function or class. */
  flinkName: v.optional(v.string()),
  kind: v.picklist(udfKinds),
  funcType: v.picklist(funcTypes),
  parameters: v.array(udfParameterSchema),
  /** null where the decorator gave a text that is not a type (then `problem` says so). */
  resultType: v.nullable(dataTypeSchema),
  inputTypes: v.nullable(v.array(dataTypeSchema)),
  deterministic: v.boolean(),
  /** 1-based line of the decorator, assignment or class, for lenses. */
  line: v.number(),
  docstring: v.nullable(v.string()),
  /** The user's name that cloudpickle cannot ship, with the reason; null where it can be pickled. */
  pickleProblem: v.nullable(v.string()),
  /** Where `pickleProblem` is set: what planning a job with this function fails with on Flink. */
  pickleError: v.optional(errorDataSchema),
  /** Aggregates: the optional methods that are there. */
  methods: v.optional(v.object({ retract: v.boolean(), merge: v.boolean() })),
  /** Aggregates: the accumulator's type as text, with LIST_VIEW and MAP_VIEW. Absent where it is not known. */
  accumulator: v.optional(v.string()),
  /** What planning a job with this function fails with: a declared type that is none. Absent where nothing is wrong. */
  problem: v.optional(errorDataSchema),
});
export type UdfInfo = v.InferOutput<typeof udfInfoSchema>;

export const inspectionSchema = v.object({
  functions: v.array(udfInfoSchema),
  /** Set where the file could not be executed to its end. Functions found before it are kept. */
  error: v.nullable(errorDataSchema),
  /** Top-level packages the file imports, directly or by its project helpers. */
  imports: v.array(v.string()),
  /** Other names of the file's own top level: what planning a job with one fails with. */
  undeclared: v.optional(v.record(v.string(), errorDataSchema)),
});
export type Inspection = v.InferOutput<typeof inspectionSchema>;
