/** The search for settings, as a user asks for it. */
import { expect, test } from '../app/fixture';
import { tuneQuickly } from '../actions/tuning';
import { goToFunction, waitForEditor } from '../actions/window';

/** Two searches, each of which runs every mode on all rows first. */
test.setTimeout(240_000);

test('a search is cancelled; the next one finds settings for a goal, which are read with their evidence, applied, and taken back', async ({
  desktop,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  // Begun and cancelled from the keyboard, it keeps what it measured.
  await goToFunction(page, 'text.py', 'route_label');
  await page.keyboard.press('ControlOrMeta+Alt+t');
  const panel = page.getByRole('tabpanel', { name: 'Tune' });
  await panel.getByRole('button', { name: 'Tune route_label' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('region', { name: 'Measured settings' }).getByRole('row').nth(1)).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('status')).toHaveText('Tuning cancelled');
  await expect(panel).toContainText('no gain is claimed');
  await expect(panel.getByRole('region', { name: 'Measured settings' }).getByRole('row').nth(1)).toBeVisible();

  await goToFunction(page, 'delay.py', 'delay_grade');
  await tuneQuickly(page, { p99: '20' });
  await expect(panel.getByRole('status')).toHaveText(/Tuning finished/, { timeout: 120_000 });
  const measured = panel.getByRole('region', { name: 'Measured settings' });
  await expect(measured.getByTitle('Measured in turns with your settings').first()).toBeVisible();
  await expect(panel.getByRole('figure', { name: 'Rows per second over latency' })).toBeVisible();
  const answer = panel.getByRole('region', { name: 'Answer' });
  await expect(answer.locator('.verdict-text')).toContainText(/bundles of/);
  await answer.getByRole('tab', { name: 'config.yaml' }).click();
  await expect(answer.getByRole('figure', { name: 'config.yaml' })).toContainText('python.fn-execution.bundle.size:');
  const apply = answer.getByRole('button', { name: 'Apply to project settings' });
  // Bundles of 100,000 rows take longer than that: the settings in force cannot be the answer.
  await apply.click();
  await expect(answer.getByRole('button', { name: 'In force' })).toBeDisabled();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(apply).toBeEnabled();
});
