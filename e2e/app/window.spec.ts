/** The window itself: that it opens, has no rights, keeps what was typed, and leaves nothing behind. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { waitForEditor } from '../actions/window';
import { expectGone } from './desktop';
import { expect, test } from './fixture';
import { applicationEnvironment, isRoot, repository } from './locations';
import './page-globals';

test('the window opens on the project and the engine answers', async ({ desktop, appPage, project }) => {
  const visible = (): Promise<boolean | undefined> =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(visible).toBe(true);
  const info = await appPage.evaluate(() => window.workbenchHost?.commands.appInfo({}));
  expect(info).toMatchObject({ ok: true, value: { host: 'desktop' } });
  const given = await appPage.evaluate(() => window.workbenchHost?.commands.initialProject({}));
  expect(given).toMatchObject({ ok: true, value: { root: project } });
  const opened = await appPage.evaluate((root) => window.workbenchHost?.commands.openProject({ root }), project);
  expect(opened).toMatchObject({ ok: true, value: { root: project } });
});

test('the page has no Node, no other channel, and cannot leave', async ({ appPage }) => {
  const globals = await appPage.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
  expect(await appPage.evaluate(() => Object.keys(window.workbenchHost ?? {}))).toEqual([
    'commands',
    'subscribe',
    'pathOf',
    'zoom',
    'onClosing',
  ]);

  const before = appPage.url();
  expect(await appPage.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true);
  await appPage.evaluate(() => {
    window.location.href = 'https://example.invalid/';
  });
  // A navigation that is refused leaves the page as it is, and it goes on answering.
  expect(await appPage.evaluate(() => window.workbenchHost !== undefined)).toBe(true);
  expect(appPage.url()).toBe(before);

  const refused = await appPage.evaluate(async () => ({
    inline: await new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), { once: true });
      const script = document.createElement('script');
      script.textContent = 'window.ranInline = true';
      document.head.append(script);
    }),
    fetched: await fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'refused',
    ),
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: unknown) => String(error),
    ),
  }));
  expect(refused).toMatchObject({ inline: 'script-src-elem', fetched: 'refused', notifications: 'denied' });
  expect(refused.camera).not.toBe('granted');
});

test('a request that is not what the command takes is refused with its place', async ({ appPage }) => {
  const answer = await appPage.evaluate(() =>
    window.workbenchHost?.commands.readFile({ root: 5, path: 'delay.py' } as unknown as { root: string; path: string }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', stage: 'usage', facts: { path: 'root' } } });
});

test('what the page saves while closing reaches the disk', async ({ desktop, appPage, project }) => {
  // The workbench's own flush is registered by then; this one takes its place.
  await waitForEditor(appPage);
  await appPage.evaluate((root) => {
    const bridge = window.workbenchHost;
    bridge?.onClosing(async () => {
      await bridge.commands.writeFile({ root, path: 'late.py', text: 'x = 1\n' });
    });
  }, project);
  await desktop.close();
  expect(fs.readFileSync(path.join(project, 'late.py'), 'utf8')).toBe('x = 1\n');
});

test('a page that never finishes saving does not keep the window open', async ({ desktop, appPage }) => {
  await waitForEditor(appPage);
  await appPage.evaluate(() => window.workbenchHost?.onClosing(() => new Promise<void>(() => undefined)));
  await desktop.close();
});

test('the window comes back where it was', async ({ launch }) => {
  const first = await launch();
  const bounds = { x: 40, y: 60, width: 1010, height: 640 };
  await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), bounds);
  const boundsOf = (desktop: typeof first): Promise<unknown> =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(() => boundsOf(first)).toEqual(bounds);
  await first.close();
  const second = await launch();
  expect(await boundsOf(second)).toEqual(bounds);
});

test('a second start hands its project to the window that is open', async ({
  desktop,
  appPage,
  userData,
  electron,
}) => {
  await appPage.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.workbenchHost?.subscribe.host((event) => heard.push(event));
  });
  const other = path.join(repository, 'examples');
  const second = spawn(electron, [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', repository, other], {
    env: applicationEnvironment({ UDF_WORKBENCH_USER_DATA: userData }),
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect
    .poll(() => appPage.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toContainEqual({ kind: 'open-project', root: other });
  expect(desktop.processes().length).toBeGreaterThan(0);
});

/** The TaskManager and its warm workers are up: what has to be gone later is there now. */
async function withWorkers(desktop: { processes: () => readonly { command: string }[] }): Promise<void> {
  await expect
    .poll(() => desktop.processes().filter(({ command }) => command.includes('udf_worker')).length, { timeout: 30_000 })
    .toBeGreaterThan(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the application and everything below it`, async ({ desktop }) => {
    await withWorkers(desktop);
    const all = desktop.processes();
    process.kill(desktop.pid, signal);
    await expectGone(all);
  });
}

test('nothing outlives a killed application', async ({ desktop }) => {
  await withWorkers(desktop);
  const all = desktop.processes();
  await desktop.kill();
  await expectGone(all);
});

test('a task manager that is killed is started anew, and the page is told', async ({ desktop, appPage, project }) => {
  await withWorkers(desktop);
  await appPage.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.workbenchHost?.subscribe.engine((event) => heard.push(event));
  });
  const taskManager = desktop.processes().find(({ command }) => command.includes('node.mojom.NodeService'));
  expect(taskManager).toBeDefined();
  process.kill(taskManager?.pid ?? 0, 'SIGKILL');
  await expect
    .poll(() => appPage.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toContainEqual(expect.objectContaining({ kind: 'task-manager-restarted' }));
  const inspected = await appPage.evaluate(
    (file) => window.workbenchHost?.commands.inspect({ file }),
    path.join(project, 'delay.py'),
  );
  expect(inspected).toMatchObject({ ok: true, value: { error: null } });
});

test('a page that crashes is loaded again, on the same engine', async ({ desktop }) => {
  await withWorkers(desktop);
  const workers = (): readonly string[] =>
    desktop.processes().flatMap(({ pid, command }) => (command.includes('udf_worker') ? [String(pid)] : []));
  const before = workers();
  const renderer = (): number | undefined =>
    desktop.processes().find(({ command }) => command.includes('--type=renderer'))?.pid;
  const crashed = renderer() ?? 0;
  process.kill(crashed, 'SIGKILL');
  // Asked only of the new page: a question to the one that is ending is never answered.
  await expect.poll(() => ![undefined, crashed].includes(renderer())).toBe(true);
  const answersAgain = (): Promise<boolean> =>
    desktop.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return false;
      return (await contents.executeJavaScript('window.workbenchHost.commands.appInfo({}).then((a) => a.ok)')) === true;
    });
  await expect.poll(answersAgain).toBe(true);
  expect(workers().filter((pid) => before.includes(pid))).toEqual(before);
});

test('the native menu forwards to the page', async ({ desktop, appPage }) => {
  await appPage.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.workbenchHost?.subscribe.host((event) => heard.push(event));
  });
  const forwarded = await desktop.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
    const wanted = ['Run Function', 'Command Palette…'];
    const found = items.filter(({ label }) => wanted.includes(label));
    for (const item of found) (item.click as () => void)();
    return found.length;
  });
  expect(forwarded).toBe(2);
  await expect
    .poll(() => appPage.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toEqual([
      { kind: 'menu', command: 'run' },
      { kind: 'menu', command: 'command-palette' },
    ]);
});
