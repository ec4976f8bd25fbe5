/** Entry of the browser host: `node out/main/server.js [--port N] [--project PATH | PATH]`. */
import fs from 'node:fs';
import path from 'node:path';
import { events, type EventName } from '../contract/api/events';
import { toErrorData, workbenchError, WorkbenchError } from '../contract/errors';
import { createEngine } from '../runtime/engine/create-engine';
import { forkLauncher } from '../runtime/engine/launcher';
import { describeApp } from './app-info';
import { Downloads } from './downloads';
import { enginePaths } from './engine-paths';
import { hostApi } from './host-api';
import { readServerOptions } from './server-options';
import { startWorkbenchServer } from './workbench-server';

const ENGINE_CLOSE_DEADLINE_MS = 3_000;

async function main(): Promise<void> {
  // Under npm the caller's folder is INIT_CWD.
  const options = readServerOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  const paths = enginePaths(__dirname);
  const engine = createEngine({
    launch: forkLauncher(path.join(__dirname, 'task-manager.js')),
    ...paths,
    history: { productVersion: readVersion() },
  });
  const downloads = new Downloads();
  const info = describeApp({ host: 'browser', version: readVersion(), python: paths.python });
  const server = await startWorkbenchServer({
    api: hostApi(() => Promise.resolve(engine), {
      appInfo: () => info,
      initialProject: options.project,
      chooseProject: () => Promise.resolve(null),
      revealPath: () => {
        throw workbenchError('BAD_REQUEST', 'usage', 'A browser has no file manager to show it in.');
      },
      chooseOutput: () => Promise.resolve(null),
      chooseTarget: () => Promise.resolve(downloads.target()),
      exporting: (exportId, file, name) => downloads.add(exportId, file, name),
    }),
    downloads,
    rendererFolder: path.join(__dirname, '../renderer'),
    port: options.port,
    onAddress: (address) => console.log(`Signed in. For another browser: ${address}`),
  });
  for (const name of Object.keys(events) as EventName[]) {
    engine.on(name, (payload) => server.publish(name, payload));
  }
  endInOrder([() => server.close(), () => engine.close(), () => downloads.close()]);
  console.log(`UDF Workbench: open ${server.address()}`);
  console.log('The address works once and only on this machine. Ctrl+C ends the workbench.');
}

function readVersion(): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

function endInOrder(closings: readonly (() => Promise<void>)[]): void {
  let ending = false;
  const end = (): void => {
    // A second Ctrl+C does not wait any longer.
    if (ending) process.exit(1);
    ending = true;
    const deadline = setTimeout(() => process.exit(1), ENGINE_CLOSE_DEADLINE_MS);
    void Promise.allSettled(closings.map((close) => close())).then((outcomes) => {
      clearTimeout(deadline);
      for (const outcome of outcomes) if (outcome.status === 'rejected') console.error(outcome.reason);
      process.exit(outcomes.every(({ status }) => status === 'fulfilled') ? 0 : 1);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
}

main().catch((thrown: unknown) => {
  const error = toErrorData(thrown, 'setup');
  console.error(error.hint === undefined ? error.error : `${error.error} ${error.hint}`);
  if (!(thrown instanceof WorkbenchError)) console.error(thrown);
  process.exitCode = error.stage === 'usage' ? 2 : 1;
});
