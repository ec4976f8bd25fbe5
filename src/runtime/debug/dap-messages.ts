/** What is asked of the debugger, typed by the protocol's own declarations; and what we read of its answers, validated. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import * as v from 'valibot';

/** Arguments that debugpy knows beyond the protocol. */
interface AttachArguments extends DebugProtocol.AttachRequestArguments {
  readonly justMyCode: boolean;
  readonly rules: readonly { readonly path: string; readonly include: boolean }[];
  readonly stopAllThreadsOnSuspend: boolean;
  readonly steppingResumesAllThreads: boolean;
}

export interface DapArguments {
  readonly pydevdAuthorize: { readonly debugServerAccessToken: string };
  readonly initialize: DebugProtocol.InitializeRequestArguments;
  readonly attach: AttachArguments;
  readonly setBreakpoints: DebugProtocol.SetBreakpointsArguments;
  readonly setExceptionBreakpoints: DebugProtocol.SetExceptionBreakpointsArguments;
  readonly configurationDone: DebugProtocol.ConfigurationDoneArguments;
  readonly threads: object;
  readonly continue: DebugProtocol.ContinueArguments;
  readonly next: DebugProtocol.NextArguments;
  readonly stepIn: DebugProtocol.StepInArguments;
  readonly stepOut: DebugProtocol.StepOutArguments;
  readonly pause: DebugProtocol.PauseArguments;
  readonly stackTrace: DebugProtocol.StackTraceArguments;
  readonly exceptionInfo: DebugProtocol.ExceptionInfoArguments;
  readonly scopes: DebugProtocol.ScopesArguments;
  readonly variables: DebugProtocol.VariablesArguments;
  readonly evaluate: DebugProtocol.EvaluateArguments;
  readonly completions: DebugProtocol.CompletionsArguments;
}
export type DapCommand = keyof DapArguments;

const text = v.nullable(v.optional(v.string(), ''), '');
const maybeText = v.optional(v.nullable(v.string()), null);

export const setBreakpointsBody = v.object({
  breakpoints: v.array(
    v.object({
      id: v.optional(v.number()),
      verified: v.boolean(),
      line: v.optional(v.nullable(v.number()), null),
      message: maybeText,
    }),
  ),
});
export const breakpointBody = v.object({ breakpoint: setBreakpointsBody.entries.breakpoints.item });
export const threadsBody = v.object({ threads: v.array(v.object({ id: v.number(), name: v.string() })) });
export const stoppedBody = v.object({ threadId: v.number(), reason: v.string(), text: maybeText });
export const continuedBody = v.object({
  threadId: v.number(),
  allThreadsContinued: v.optional(v.nullable(v.boolean()), null),
});
export const threadBody = v.object({ threadId: v.number(), reason: v.string() });
export const outputBody = v.object({ category: maybeText, output: v.string() });
export const stackTraceBody = v.object({
  stackFrames: v.array(
    v.object({
      id: v.number(),
      name: v.string(),
      line: v.number(),
      column: v.number(),
      source: v.optional(v.nullable(v.object({ path: maybeText })), null),
      presentationHint: maybeText,
    }),
  ),
});
export const exceptionInfoBody = v.object({ exceptionId: text, description: maybeText });
export const scopesBody = v.object({
  scopes: v.array(v.object({ name: v.string(), variablesReference: v.number() })),
});
export const variablesBody = v.object({
  variables: v.array(
    v.object({
      name: v.string(),
      value: text,
      type: maybeText,
      variablesReference: v.optional(v.nullable(v.number()), 0),
      evaluateName: maybeText,
    }),
  ),
});
export const evaluateBody = v.object({
  result: text,
  type: maybeText,
  variablesReference: v.optional(v.nullable(v.number()), 0),
});
export const completionsBody = v.object({
  targets: v.array(
    v.object({
      label: v.string(),
      text: maybeText,
      start: v.optional(v.nullable(v.number()), null),
      length: v.optional(v.nullable(v.number()), null),
    }),
  ),
});
