/** Arguments of the browser host. */
import path from 'node:path';
import { workbenchError } from '../contract/errors';

export interface ServerOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly project: string | null;
}

export const serverUsage = 'Usage: server [--port N] [--project PATH | PATH]';

/** Reads `--port N`, `--port=N`, `--project PATH`, `--project=PATH` and one positional path. Throws BAD_REQUEST. */
export function readServerOptions(args: readonly string[], workingFolder: string): ServerOptions {
  let port = 0;
  let project: string | null = null;
  const rest = [...args];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [name, inline] = splitOption(argument);
    if (name === '--port') port = readPort(inline ?? rest.shift());
    else if (name === '--project') project = readPath(inline ?? rest.shift(), workingFolder);
    else if (argument.startsWith('-') || project !== null) throw wrongUsage(`Unknown argument ${argument}.`);
    else project = readPath(argument, workingFolder);
  }
  return { port, project };
}

function splitOption(argument: string): readonly [string, string | undefined] {
  const equals = argument.startsWith('--') ? argument.indexOf('=') : -1;
  return equals < 0 ? [argument, undefined] : [argument.slice(0, equals), argument.slice(equals + 1)];
}

function readPort(text: string | undefined): number {
  const port = Number(text);
  if (text === undefined || !/^\d+$/.test(text) || port > 65_535)
    throw wrongUsage(`--port takes a number from 0 to 65535, not "${text ?? ''}".`);
  return port;
}

function readPath(text: string | undefined, workingFolder: string): string {
  if (text === undefined || text === '') throw wrongUsage('--project takes a folder.');
  return path.resolve(workingFolder, text);
}

const wrongUsage = (problem: string): Error =>
  workbenchError('BAD_REQUEST', 'usage', problem, {}, { hint: serverUsage });
