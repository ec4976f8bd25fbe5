/**
 * Debugging a run: what a user asks for, and what the window is shown. Positions are 1-based, as in an editor; ids of
 * threads, frames and references are the debugger's own and hold until their thread goes on.
 */
import * as v from 'valibot';
import { errorDataSchema } from '../errors';

export const breakpointSchema = v.object({
  /** Chosen by whoever keeps it. */
  id: v.string(),
  /** Absolute path. */
  file: v.string(),
  line: v.number(),
  /** Python expression: stop only where it is true. */
  condition: v.optional(v.string()),
  /** `5`, `>= 10`, `% 100`: stop at these hits only. */
  hitCondition: v.optional(v.string()),
  /** Print this instead of stopping; `{expression}` is evaluated. */
  logMessage: v.optional(v.string()),
});
export type Breakpoint = v.InferOutput<typeof breakpointSchema>;

export const breakpointSettingsSchema = v.object({
  breakpoints: v.array(breakpointSchema),
  /** Stop at every exception that is raised; at those that leave the user's code. */
  raised: v.boolean(),
  uncaught: v.boolean(),
});
export type BreakpointSettings = v.InferOutput<typeof breakpointSettingsSchema>;

/** Stand in the call that made one row, alone: by the input row (0-based), or by a row of a result that is kept. */
export const debugFocusSchema = v.variant('kind', [
  v.object({ kind: v.literal('inputRow'), row: v.number() }),
  v.object({ kind: v.literal('outputRow'), runId: v.string(), row: v.number() }),
]);
export type DebugFocus = v.InferOutput<typeof debugFocusSchema>;

export const debugOptionsSchema = v.object({
  ...breakpointSettingsSchema.entries,
  justMyCode: v.boolean(),
  focus: v.nullable(debugFocusSchema),
});
export type DebugOptions = v.InferOutput<typeof debugOptionsSchema>;

export const stopSchema = v.object({
  threadId: v.number(),
  thread: v.string(),
  /** breakpoint, step, exception, pause, entry. */
  reason: v.string(),
  /** Of an exception: its class and message. */
  text: v.nullable(v.string()),
  /** Innermost frame of the user's code. */
  frame: v.nullable(
    v.object({ id: v.number(), name: v.string(), file: v.string(), line: v.number(), column: v.number() }),
  ),
});
export type Stop = v.InferOutput<typeof stopSchema>;

/** A process under the debugger: a worker and its slot, or in thread mode the TaskManager with all of its slots. */
export const debugSessionSchema = v.object({
  id: v.number(),
  /** `slot 1`; thread mode: `task manager`. */
  name: v.string(),
  pid: v.number(),
  state: v.picklist(['attaching', 'running', 'stopped', 'ended']),
  stops: v.array(stopSchema),
});
export type DebugSession = v.InferOutput<typeof debugSessionSchema>;

export const debugEventSchema = v.variant('kind', [
  /** All of a session; sent whenever something about it changes. */
  v.object({ kind: v.literal('session'), runId: v.string(), session: debugSessionSchema }),
  /** Where a breakpoint ended up: moved to a line with code, or not usable (`problem`). */
  v.object({
    kind: v.literal('breakpoints'),
    runId: v.string(),
    breakpoints: v.array(
      v.object({
        id: v.string(),
        verified: v.boolean(),
        line: v.nullable(v.number()),
        problem: v.nullable(v.string()),
      }),
    ),
  }),
  /** Of logpoints and of what is evaluated. */
  v.object({
    kind: v.literal('output'),
    runId: v.string(),
    sessionId: v.number(),
    category: v.picklist(['console', 'stdout', 'stderr']),
    text: v.string(),
  }),
  /** What the run was narrowed to, in words. */
  v.object({ kind: v.literal('focus'), runId: v.string(), text: v.string() }),
  v.object({ kind: v.literal('failed'), runId: v.string(), error: errorDataSchema }),
  v.object({ kind: v.literal('ended'), runId: v.string() }),
]);
export type DebugEvent = v.InferOutput<typeof debugEventSchema>;

export const debugActions = ['continue', 'next', 'stepIn', 'stepOut', 'pause'] as const;
export type DebugAction = (typeof debugActions)[number];

export const stackFrameSchema = v.object({
  id: v.number(),
  name: v.string(),
  file: v.nullable(v.string()),
  line: v.number(),
  column: v.number(),
  /** Not the user's own code. */
  isOutside: v.boolean(),
});
export type StackFrame = v.InferOutput<typeof stackFrameSchema>;

export const variableSchema = v.object({
  name: v.string(),
  value: v.string(),
  type: v.nullable(v.string()),
  /** 0: nothing to expand. */
  reference: v.number(),
  /** The expression that gives it in its frame; null where there is none. */
  expression: v.nullable(v.string()),
  isTable: v.boolean(),
});
export type Variable = v.InferOutput<typeof variableSchema>;

/** A page of a DataFrame or Series; cells[row][0] is the index. null is what pandas calls missing. */
export const tablePageSchema = v.object({
  rows: v.number(),
  /** Columns there are; `columns` are those that are shown. */
  allColumns: v.number(),
  start: v.number(),
  columns: v.array(v.object({ name: v.string(), type: v.string() })),
  cells: v.array(v.array(v.nullable(v.string()))),
});
export type TablePage = v.InferOutput<typeof tablePageSchema>;

export const completionSchema = v.object({
  label: v.string(),
  text: v.string(),
  /** Characters before the caret that `text` replaces. */
  replaces: v.number(),
});
export type Completion = v.InferOutput<typeof completionSchema>;

/** Where a debugged process answers: told by the worker, passed on by the TaskManager. */
export const debuggerPlaceSchema = v.object({ port: v.number(), pid: v.number(), ownFolder: v.string() });
export type DebuggerPlace = v.InferOutput<typeof debuggerPlaceSchema>;

/** Where a call of the function begins. */
export const entrySchema = v.object({ file: v.string(), line: v.number() });
export type Entry = v.InferOutput<typeof entrySchema>;
