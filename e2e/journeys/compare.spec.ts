/** The race of the modes, as a user watches it. */
import { expect, test } from '../app/fixture';
import { compareQuickly } from '../actions/runs';
import { goToFunction, waitForEditor } from '../actions/window';

test.setTimeout(180_000);

test('a race is cancelled from the keyboard; the next one ends with equal outputs, figures and a word of advice', async ({
  desktop,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  const comparison = await compareQuickly(page);
  await expect(comparison.getByRole('status')).toHaveText(/Starting|Computing|Warming|Repeat/);
  await page.keyboard.press('Escape');
  await expect(comparison.getByRole('status')).toHaveText('Comparison cancelled');

  await page.getByRole('banner').getByRole('button', { name: 'Compare' }).click();
  await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 60_000 });
  await expect(comparison).toContainText('Outputs of 3 modes are equal over 336,776 rows.');
  for (const mode of ['process, rows', 'process, Arrow', 'thread']) {
    const card = comparison.getByRole('region', { name: mode, exact: true });
    await expect(card).toContainText(/\d M\/s/);
    await expect(card).toContainText('Memory per slot');
  }
  await expect(comparison.getByRole('region', { name: 'Reference' })).toContainText('GIL impact');
  await expect(comparison.locator('.verdict-text')).toContainText('process');
});
