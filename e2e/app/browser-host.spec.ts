/** The workbench in a browser: signing in, several tabs, a server that goes away, an end without remains. */
import { startServer } from './browser-host';
import { expectGone } from './desktop';
import { expect, test } from './fixture';

test('the printed address opens the workbench once', async ({ inBrowser, project }) => {
  const { page, server } = inBrowser;
  const answer = await page.evaluate(async () => {
    const response = await fetch('/api/initialProject', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return (await response.json()) as unknown;
  });
  expect(answer).toMatchObject({ ok: true, value: { root: project } });

  const stranger = await inBrowser.browser.newContext();
  const strangersPage = await stranger.newPage();
  const reply = await strangersPage.goto(new URL('/', server.address()).href);
  expect(reply?.status()).toBe(401);
  await expect(strangersPage.locator('body')).toContainText('Open the address that the server printed');
});

test('a script cannot read the session, and the policy holds', async ({ inBrowser }) => {
  expect(await inBrowser.page.evaluate(() => document.cookie)).toBe('');
  const fetched = await inBrowser.page.evaluate(() =>
    fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(fetched).toBe('refused');
});

test('the server ends on SIGTERM with a page open, and leaves nothing behind', async ({ inBrowser }) => {
  const all = inBrowser.server.processes();
  expect(all.length).toBeGreaterThan(0);
  expect(await inBrowser.server.end('SIGTERM')).toBe(0);
  await expectGone(all);
});

test('a page whose server was started anew says how to sign in again', async ({ inBrowser, project }) => {
  const { page, server } = inBrowser;
  const port = Number(new URL(server.address()).port);
  await server.end('SIGKILL');
  const next = await startServer(project, port);
  try {
    await expect(page.locator('body')).toContainText('Open the address that the server printed', { timeout: 20_000 });
    await page.goto(next.address());
    await expect(page.locator('body')).not.toContainText('Open the address that the server printed');
  } finally {
    await next.end();
  }
});
