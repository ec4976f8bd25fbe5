/**
 * How a command crosses a process: the callee answers with an Answer, never with a rejection, and the caller turns it back.
 * Each side validates what it receives: the callee requests, the caller answers and values.
 */
import * as v from 'valibot';
import { toErrorData, workbenchError, WorkbenchError } from '../errors';
import { commands, type CommandName, type WorkbenchApi } from './commands';
import { answerSchema, type Answer } from './events';

export const commandNames = Object.keys(commands) as readonly CommandName[];

export function isCommandName(name: string): name is CommandName {
  return Object.prototype.hasOwnProperty.call(commands, name);
}

/** Validates `request` and runs the command. Never rejects. */
export async function answerCommand(api: WorkbenchApi, name: CommandName, request: unknown): Promise<Answer> {
  const parsed = v.safeParse(commands[name].request, request);
  if (!parsed.success) return { ok: false, error: badRequest(name, parsed.issues) };
  try {
    const run = api[name] as (request: unknown) => Promise<unknown>;
    return { ok: true, value: await run(parsed.output) };
  } catch (thrown) {
    return { ok: false, error: toErrorData(thrown) };
  }
}

/** The engine's door as seen by a caller in another process. `send` carries a request and resolves with what came back. */
export function callerApi(send: (name: CommandName, request: unknown) => Promise<unknown>): WorkbenchApi {
  const functions: Partial<Record<CommandName, (request: unknown) => Promise<unknown>>> = {};
  for (const name of commandNames) functions[name] = (request) => callCommand(send, name, request);
  return functions as unknown as WorkbenchApi;
}

async function callCommand(
  send: (name: CommandName, request: unknown) => Promise<unknown>,
  name: CommandName,
  request: unknown,
): Promise<unknown> {
  const answer = v.safeParse(answerSchema, await send(name, request));
  if (!answer.success) throw badAnswer(name, answer.issues);
  if (!answer.output.ok) throw new WorkbenchError(answer.output.error);
  const value = v.safeParse(commands[name].response, answer.output.value);
  if (!value.success) throw badAnswer(name, value.issues);
  return value.output;
}

type Issues = readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]];

function badRequest(name: CommandName, issues: Issues): WorkbenchError['data'] {
  const { path, problem } = firstProblem(issues);
  return workbenchError('BAD_REQUEST', 'usage', `The request of ${name} is not valid at ${path}: ${problem}`, {
    command: name,
    path,
  }).data;
}

function badAnswer(name: CommandName, issues: Issues): WorkbenchError {
  const { path, problem } = firstProblem(issues);
  return workbenchError(
    'INTERNAL',
    'usage',
    `The answer of ${name} is not valid at ${path}: ${problem}`,
    { command: name, path },
    { hint: 'This is a fault of the workbench itself, not of your function.' },
  );
}

/** The innermost place: a variant or union reports itself first and its members' issues below. */
function firstProblem(issues: Issues): { readonly path: string; readonly problem: string } {
  const issue = issues[0];
  return { path: v.getDotPath(issue) ?? 'its top level', problem: issue.message };
}
