/** Keys are looked up and changed on a page of the editor area; the function behind it can still be run. */
import { waitForEditor } from '../actions/window';
import { expect, test } from '../app/fixture';

test('keys are changed by keyboard alone, and hold from then on', async ({ appPage: page }) => {
  await waitForEditor(page);
  await page.keyboard.press('Control+Alt+k');
  const shortcuts = page.getByRole('region', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toBeVisible();

  await page.keyboard.type('show or hide the inspector');
  const keys = shortcuts.getByRole('button', { name: 'Change the keys of Show or hide the inspector' });
  await keys.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+M');
  await expect(shortcuts.getByRole('status')).toHaveText('Now: Show problems. It loses them.');
  await page.keyboard.press('Enter');
  await expect(keys).toHaveText('Ctrl+Shift+M');

  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector).toBeVisible();
  await page.keyboard.press('Control+Shift+M');
  await expect(inspector).toBeHidden();

  await page.keyboard.press('Alt+w');
  await expect(shortcuts).toBeHidden();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();

  // The window's size in its own points: less where everything is drawn larger. Remembered by the next start.
  const width = () => page.evaluate(() => innerWidth);
  const before = await width();
  await page.keyboard.press('Control+=');
  await expect.poll(width).toBeLessThan(before);
  await page.reload();
  await waitForEditor(page);
  expect(await width()).toBeLessThan(before);
  await page.keyboard.press('Control+0');
  await expect.poll(width).toBe(before);

  const offline = page.getByRole('contentinfo', { name: 'Status' }).getByRole('button', { name: /offline/i });
  await offline.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('installing Python packages');
  await page.keyboard.press('Escape');
  await expect(offline).toBeFocused();
});
