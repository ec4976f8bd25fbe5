/** The whole table of commands: the engine's, and those that only a host can answer. */
import type { AppInfo, CommandName, WorkbenchApi } from '../contract/api/commands';
import { commandNames } from '../contract/api/exchange';
import type { Engine } from '../runtime/engine/create-engine';

export interface HostCommands {
  readonly appInfo: () => Promise<AppInfo>;
  readonly initialProject: string | null;
  /** Resolves with the chosen folder, or null. */
  readonly chooseProject: () => Promise<string | null>;
  readonly revealPath: (path: string) => void;
}

type EngineCommand = keyof Engine['api'];
const isEngineCommand = (name: CommandName): name is EngineCommand =>
  name !== 'appInfo' && name !== 'initialProject' && name !== 'chooseProject' && name !== 'revealPath';

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
  };
}
