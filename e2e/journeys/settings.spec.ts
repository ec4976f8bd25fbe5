/** Settings: their effect, their three forms, and what is said of a wrong value. */
import { expect, test } from '../app/fixture';
import { waitForEditor } from '../actions/window';

test('a value that cannot be is refused in words; a changed setting is seen in the three forms and is there after a restart', async ({
  launch,
  userData,
  project,
}) => {
  const first = await launch({ userData, project });
  await waitForEditor(first.page);
  const settings = first.page.getByRole('region', { name: 'Settings', exact: true });
  await settings.getByRole('textbox', { name: 'Bundle size' }).fill('0');
  await expect(settings).toContainText('must be at least 1');
  await settings.getByRole('textbox', { name: 'Bundle size' }).fill('2500');
  await settings.getByRole('textbox', { name: 'Bundle size' }).press('Enter');
  const forms = first.page.getByRole('region', { name: 'Settings as code' });
  await forms.scrollIntoViewIfNeeded();
  for (const form of ['Configuration', 'TableConfig', 'config.yaml']) {
    await forms.getByText(form, { exact: true }).first().click();
    await expect(forms).toContainText('2500');
  }
  await first.close();

  const second = await launch({ userData, project });
  await waitForEditor(second.page);
  await expect(
    second.page.getByRole('region', { name: 'Settings', exact: true }).getByRole('textbox', { name: 'Bundle size' }),
  ).toHaveValue('2500');
});
