/**
 * Electron's main process, the JobManager: one window, one engine, one instance for each user-data folder. Only what the first
 * window needs is loaded here; the engine comes when the window is on its way.
 */
import path from 'node:path';
import { app, session, shell, type BrowserWindow } from 'electron';
import * as v from 'valibot';
import { describeApp } from '../server/app-info';
import { enginePaths } from '../server/engine-paths';
import { hostApi } from '../server/host-api';
import { APP_ORIGIN, registerAppScheme, serveApp } from './app-protocol';
import { createEngineHost } from './engine-host';
import { announce, chooseFolder, chooseOutput, chooseTarget, closeAfterFlush, serveCommands } from './ipc';
import { readLaunchOptions } from './launch-options';
import { installMenu } from './menu';
import { recoverFromCrash } from './page-recovery';
import { lockSession } from './page-rules';
import { createWindow } from './window';

/**
 * How long a closing window, hidden by then, waits for its page to save, and a quitting application for its engine to end. A page
 * that works is done in some 10 ms; on a machine that is busy with something else a second was too short, and an edit was lost.
 */
const FLUSH_DEADLINE_MS = 5_000;
const ENGINE_CLOSE_DEADLINE_MS = 3_000;

// Electron's own answer is a modal dialog that stops the whole process until somebody presses its button.
process.on('uncaughtException', (thrown) => console.error('Unexpected error in the main process:', thrown));
process.on('unhandledRejection', (thrown) => console.error('Unexpected error in the main process:', thrown));

/** When workers are started where nothing has asked for any: the editor has the processor to itself until it shows. */
const WARM_UP_AFTER_MS = 2_500;

const secondInstanceSchema = v.object({ project: v.nullable(v.string()) });

const launch = readLaunchOptions(process.argv, {
  defaultApp: process.defaultApp,
  workingFolder: process.cwd(),
});

// Before the lock: it belongs to the user-data folder.
const ownFolder = process.env['UDF_WORKBENCH_USER_DATA'];
app.setPath('userData', ownFolder ? path.resolve(ownFolder) : path.join(app.getPath('appData'), 'UDF Workbench'));
registerAppScheme();

if (app.requestSingleInstanceLock({ project: launch.project })) {
  void app.whenReady().then(start);
} else {
  console.log('UDF Workbench is open already: its window comes to the front.');
  app.exit(0);
}

function start(): void {
  // electron-vite's development server; an installed application listens to no environment variable here.
  const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
  const pageOrigin = devServer === undefined ? APP_ORIGIN : new URL(devServer).origin;

  if (devServer === undefined) serveApp(path.join(__dirname, '../renderer'));
  lockSession(session.defaultSession, pageOrigin);
  const window = createWindow(app.getPath('userData'), pageOrigin);
  recoverFromCrash(window);
  closeAfterFlush(window, pageOrigin, FLUSH_DEADLINE_MS);

  const host = createEngineHost((event, payload) => announce(window, event, payload), app.getVersion());
  let info: ReturnType<typeof describeApp> | null = null;
  const api = hostApi(host.engine, {
    // Asked for once the window is drawn: a process is started for it.
    appInfo: () =>
      (info ??= describeApp({ host: 'desktop', version: app.getVersion(), python: enginePaths(__dirname).python })),
    initialProject: launch.project,
    chooseProject: () => chooseFolder(window),
    revealPath: (file) => shell.showItemInFolder(file),
    chooseTarget: (name) => chooseTarget(window, name),
    chooseOutput: (file) => chooseOutput(window, file),
  });
  serveCommands(api, pageOrigin);

  void window.loadURL(`${pageOrigin}/index.html`);
  installMenu((command) => announce(window, 'host', { kind: 'menu', command }));
  // While the page's process starts, this one has nothing to do.
  setImmediate(() => void host.engine());
  window.webContents.once('did-finish-load', () => {
    setTimeout(() => void host.engine().then((engine) => engine.warmUp()), WARM_UP_AFTER_MS);
  });
  comeToFrontForSecondInstances(window);
  endInOrder(host.close);
}

function comeToFrontForSecondInstances(window: BrowserWindow): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (window.isMinimized()) window.restore();
    window.focus();
    const second = v.safeParse(secondInstanceSchema, data);
    if (second.success && second.output.project !== null)
      announce(window, 'host', { kind: 'open-project', root: second.output.project });
  });
}

/** Closing the window ends the application, on every platform; the engine and its processes end first. */
function endInOrder(closeEngine: (deadlineMs: number) => Promise<void>): void {
  let ending: 'no' | 'closing' | 'closed' = 'no';
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (ending === 'closed') return;
    event.preventDefault();
    if (ending === 'closing') return;
    ending = 'closing';
    void closeEngine(ENGINE_CLOSE_DEADLINE_MS)
      .catch((thrown: unknown) => console.error('The engine did not end in order:', thrown))
      .finally(() => {
        ending = 'closed';
        app.exit(0);
      });
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
