/** What the command line asks the desktop application to open. */
import path from 'node:path';

export interface LaunchOptions {
  /** Absolute path of the project to open, or null. */
  readonly project: string | null;
}

/** Options of Node and of Electron's default app that take the next argument as their value. */
const optionsWithValue = new Set(['-r', '--require']);

/**
 * Reads `[--project=PATH] [PATH]` from the process's arguments. Switches of Chromium and Electron lie between them in any order.
 * Under Electron's default app (`electron APP_FOLDER …`) the first positional argument is the application itself.
 */
export function readLaunchOptions(
  argv: readonly string[],
  context: { readonly defaultApp: boolean; readonly workingFolder: string },
): LaunchOptions {
  const positional: string[] = [];
  let named: string | null = null;
  for (let i = 1; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    if (optionsWithValue.has(argument)) i += 1;
    else if (argument.startsWith('--project=')) named = argument.slice('--project='.length);
    else if (!argument.startsWith('-')) positional.push(argument);
  }
  const project = named ?? positional[context.defaultApp ? 1 : 0] ?? null;
  return { project: project === null || project === '' ? null : path.resolve(context.workingFolder, project) };
}
