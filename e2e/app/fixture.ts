/**
 * What every journey starts from. Each test owns its user-data folder and its copy of the sample project; both are removed, the
 * application is ended, and a process that outlives it fails the test.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, type Browser, type Page } from '@playwright/test';
import { openInChromium, startServer, type HostServer } from './browser-host';
import { expectGone, launchDesktop, type Desktop, type DesktopOptions } from './desktop';
import { chromiumBinary, electronBinary, sampleProject } from './locations';
import type { ProcessInfo } from './processes';

export { expect } from '@playwright/test';

export interface WorkbenchInBrowser {
  readonly server: HostServer;
  readonly browser: Browser;
  readonly page: Page;
}

interface Fixtures {
  /** A writable copy of examples/flights with its data. */
  readonly project: string;
  readonly userData: string;
  /** Path of the Electron binary; tests that need it are skipped where there is none. */
  readonly electron: string;
  /** Starts the desktop on the test's own folders (or on what is named); it is ended with the test. */
  readonly launch: (options?: Partial<DesktopOptions>) => Promise<Desktop>;
  /** The desktop, open on `project`. */
  readonly desktop: Desktop;
  /** Its page. */
  readonly appPage: Page;
  /** The browser host, open on `project` in a Chromium; the test is skipped where there is none. */
  readonly inBrowser: WorkbenchInBrowser;
}

export const test = base.extend<Fixtures>({
  project: async ({}, use) => {
    const folder = temporaryFolder('project');
    const copy = path.join(folder, path.basename(sampleProject));
    fs.cpSync(sampleProject, copy, {
      recursive: true,
      filter: (file) => !['__pycache__', '.workbench'].includes(path.basename(file)),
    });
    await use(copy);
    removeFolder(folder);
  },

  userData: async ({}, use) => {
    const folder = temporaryFolder('user-data');
    await use(folder);
    removeFolder(folder);
  },

  electron: async ({}, use, testInfo) => {
    const executable = electronBinary();
    if (executable === null) console.warn(`SKIPPED, there is no Electron on this machine: ${testInfo.title}`);
    testInfo.skip(executable === null, 'There is no Electron; UDF_WORKBENCH_ELECTRON can name one.');
    await use(executable ?? '');
  },

  launch: async ({ project, userData, electron }, use, testInfo) => {
    const started: Desktop[] = [];
    await use(async (options = {}) => {
      const desktop = await launchDesktop({ executablePath: electron, userData, project, ...options });
      started.push(desktop);
      return desktop;
    });
    const seen: ProcessInfo[] = [];
    for (const desktop of started) {
      seen.push(...desktop.processes());
      if (testInfo.status !== testInfo.expectedStatus) {
        await testInfo.attach('output of the application', { body: desktop.output(), contentType: 'text/plain' });
        const picture = await desktop.page.screenshot().catch(() => null);
        if (picture !== null) await testInfo.attach('window', { body: picture, contentType: 'image/png' });
      }
      await endDesktop(desktop);
      requireNoFault(desktop);
    }
    await expectGone(seen);
  },

  desktop: async ({ launch }, use) => {
    await use(await launch());
  },

  appPage: async ({ desktop }, use) => {
    await use(desktop.page);
  },

  inBrowser: async ({ project }, use, testInfo) => {
    const executable = chromiumBinary();
    if (executable === null) console.warn(`SKIPPED, there is no Chromium on this machine: ${testInfo.title}`);
    testInfo.skip(executable === null, 'There is no Chromium; UDF_WORKBENCH_CHROMIUM can name one.');
    const server = await startServer(project);
    const { browser, page } = await openInChromium(executable ?? '', server.address());
    await use({ server, browser, page });
    const seen = server.processes();
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('output of the server', { body: server.output(), contentType: 'text/plain' });
      await testInfo.attach('page', { body: await page.screenshot(), contentType: 'image/png' });
    }
    await browser.close();
    await server.end();
    await expectGone(seen);
  },
});

/** More than the application gives itself: 5 s for the page, 3 s for the engine. */
const CLOSE_DEADLINE_MS = 15_000;

/** An application that a test left hanging is killed, and the test fails for it. */
async function endDesktop(desktop: Desktop): Promise<void> {
  if (desktop.processes().length === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), CLOSE_DEADLINE_MS);
  });
  const outcome = await Promise.race([desktop.close().then(() => 'closed' as const), deadline]);
  clearTimeout(timer);
  if (outcome === 'closed') return;
  await desktop.kill();
  throw new Error(`The application did not end within ${CLOSE_DEADLINE_MS} ms of its window's closing.`);
}

/** What main could not handle is a failure of the test, wherever it happened. */
function requireNoFault(desktop: Desktop): void {
  const fault = /Unexpected error in the main process:[\s\S]*/.exec(desktop.output());
  if (fault !== null) throw new Error(fault[0]);
}

function temporaryFolder(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `workbench-${name}-`));
}

function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
