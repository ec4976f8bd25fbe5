/** The settings page in its three views, and the environment. */
import { expect, test } from '../app/fixture';
import { openSettings } from '../actions/settings';
import { openCamera } from './pictures';

test('settings and environment', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);

  const settings = await openSettings(page);
  await settings.getByRole('group', { name: 'python.fn-execution.bundle.size' }).getByRole('textbox').fill('500');
  await picture('settings');
  await settings.getByRole('radio', { name: 'As Flink takes them' }).click();
  const formsDrawn = (): Promise<void> =>
    expect(settings.locator('.view-line').first()).toBeVisible({ timeout: 20_000 });
  await formsDrawn();
  await picture('settings-forms', formsDrawn);
  await settings.getByRole('radio', { name: 'Differences' }).click();
  await picture('settings-differences');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Setup' }).click();
  const environment = page.getByRole('region', { name: 'Side panel' });
  await expect(environment.getByRole('table', { name: 'Packages against apache-flink 2.3' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(environment.getByRole('list', { name: 'Imported modules' })).toBeVisible();
  const interpreters = environment.getByRole('list', { name: 'Interpreters' }).getByRole('listitem');
  await expect(interpreters.nth(1)).toBeVisible({ timeout: 60_000 });
  await expect(environment.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await picture('environment');
  await page.getByRole('button', { name: /^Python 3/ }).click();
  await expect(page.getByRole('dialog').getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await picture('python-picker');
});
