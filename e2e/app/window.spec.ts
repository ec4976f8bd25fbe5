/** The window itself: that it opens, belongs to us alone, and leaves nothing behind. */
import { expect, test } from './fixture';

test('the window opens on the project and the engine answers', async ({ desktop, project }) => {
  await expect
    .poll(() => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  const answer = await desktop.page.evaluate(() => window.workbenchHost?.commands.appInfo({}));
  expect(answer).toMatchObject({ ok: true, value: { host: 'desktop', initialProject: project } });
});
