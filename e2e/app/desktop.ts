/** The real desktop application, started and ended as a user does it. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { applicationEnvironment, isRoot, repository } from './locations';
import { alive, processTree, type ProcessInfo } from './processes';

export interface DesktopOptions {
  /** The Electron to start. */
  readonly executablePath: string;
  readonly userData: string;
  /** Folder to open; null: as at first use. */
  readonly project: string | null;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  /** What main and the TaskManager wrote on their streams so far. */
  readonly output: () => string;
  /** Every process of the application now. */
  readonly processes: () => readonly ProcessInfo[];
  /** Closes the window, as a user does, and waits for the end of the process. */
  readonly close: () => Promise<void>;
  /** SIGKILL to the main process. Resolves when that process is gone. */
  readonly kill: () => Promise<void>;
}

export async function launchDesktop(options: DesktopOptions): Promise<Desktop> {
  if (
    process.platform === 'linux' &&
    process.env['DISPLAY'] === undefined &&
    process.env['WAYLAND_DISPLAY'] === undefined
  )
    throw new Error('There is no display. Run the journeys by `npm test`, or under `xvfb-run -a`.');
  const app = await _electron.launch({
    executablePath: options.executablePath,
    chromiumSandbox: !isRoot,
    args: ['--disable-gpu', repository, ...(options.project === null ? [] : [options.project])],
    env: applicationEnvironment({ ...options.environment, UDF_WORKBENCH_USER_DATA: options.userData }),
  });
  const child = app.process();
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  const pid = child.pid ?? 0;
  const page = await app.firstWindow();
  return {
    app,
    page,
    pid,
    output: () => output,
    processes: () => processTree(pid),
    close: async () => {
      // As the title bar's button does. app.close() would end the process by the debugger's protocol instead.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(ignoreClosed);
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The process may be gone before its answer is: that is what closing means. */
function ignoreClosed(thrown: unknown): void {
  if (!/closed|crash|destroyed/i.test(String(thrown))) throw thrown;
}

/** Waits until none of `processes` runs any more; throws with their command lines where one stays. */
export async function expectGone(processes: readonly ProcessInfo[], deadlineMs = 5_000): Promise<void> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const left = alive(processes);
    if (left.length === 0) return;
    if (Date.now() > end) {
      const lines = left.map(({ pid, command }) => `${pid} ${command}`);
      throw new Error(`${left.length} processes of the application are still running:\n${lines.join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
