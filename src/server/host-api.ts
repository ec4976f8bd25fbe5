/** The whole table of commands: the engine's, and those that only a host can answer. */
import type { AppInfo, CommandName, WorkbenchApi } from '../contract/api/commands';
import { workbenchError } from '../contract/errors';
import { commandNames } from '../contract/api/exchange';
import { writeFile } from 'node:fs/promises';
import type { Engine, HostCommand } from '../runtime/engine/create-engine';

export interface HostCommands {
  readonly appInfo: () => Promise<AppInfo>;
  readonly initialProject: string | null;
  /** Resolves with the chosen folder, or null. */
  readonly chooseProject: () => Promise<string | null>;
  readonly revealPath: (path: string) => void;
  /** Resolves with where an export is to be written, or null. The page never names a path. */
  readonly chooseTarget: (name: string) => Promise<string | null>;
  /** Resolves with the file that a function's runs are to write, or null. */
  readonly chooseOutput: (path: string) => Promise<string | null>;
  /** Told which export writes the file that was chosen. */
  readonly exporting?: (exportId: string, path: string, name: string) => void;
}

type EngineCommand = keyof Engine['api'];
const hostCommands: readonly CommandName[] = [
  'appInfo',
  'initialProject',
  'chooseProject',
  'revealPath',
  'exportRows',
  'saveFile',
  'chooseOutput',
] satisfies readonly HostCommand[];
const isEngineCommand = (name: CommandName): name is EngineCommand => !hostCommands.includes(name);

/** `engine` is asked for at each command: the first one may start it. */
export function hostApi(engine: () => Promise<Engine>, host: HostCommands): WorkbenchApi {
  const forwarded = Object.fromEntries(
    commandNames.filter(isEngineCommand).map((name) => [
      name,
      async (request: never): Promise<unknown> => {
        const { api } = await engine();
        return (api[name] as (request: never) => Promise<unknown>)(request);
      },
    ]),
  ) as unknown as Engine['api'];
  return {
    ...forwarded,
    appInfo: () => host.appInfo(),
    initialProject: () => Promise.resolve({ root: host.initialProject }),
    chooseProject: async () => ({ root: await host.chooseProject() }),
    revealPath: async ({ path }) => {
      host.revealPath(path);
      return {};
    },
    exportRows: async ({ runId, format, name }) => {
      const path = await host.chooseTarget(name);
      if (path === null) return { exportId: null };
      const exportId = (await engine()).exportRows({ runId, format, path });
      host.exporting?.(exportId, path, name);
      return { exportId };
    },
    chooseOutput: async ({ path }) => ({ path: await host.chooseOutput(path) }),
    saveFile: async ({ name, base64 }) => {
      const path = await host.chooseTarget(name);
      if (path !== null) await save(path, base64);
      return { path };
    },
  };
}

async function save(path: string, base64: string): Promise<void> {
  try {
    await writeFile(path, Buffer.from(base64, 'base64'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw workbenchError(
      'SINK_UNWRITABLE',
      'sink',
      `Cannot write ${path}: ${reason}`,
      { path },
      {
        hint: 'Choose a file that can be written.',
      },
    );
  }
}
