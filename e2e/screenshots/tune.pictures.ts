/** The search for settings, and the X-ray of a comparison and of a run. */
import { expect, test } from '../app/fixture';
import { compareQuickly, expectRows, runFunction } from '../actions/runs';
import { tuneFor, tuneQuickly } from '../actions/tuning';
import { bottomPanel, goToFunction, showTab } from '../actions/window';
import { openCamera } from './pictures';

test('tuning and X-ray', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);

  await goToFunction(page, 'delay.py', 'delay_grade');
  const tab = await showTab(page, 'Tune');
  await picture('tune-first');
  // As long as the pictures of it take, and then once more for its answer.
  await tuneFor(page, '90 s', { p99: '50' });
  await expect(tab.getByRole('region', { name: 'Measured settings' }).getByRole('row').nth(4)).toBeVisible({
    timeout: 120_000,
  });
  await picture('tuning');
  await page.keyboard.press('Escape');
  await expect(tab.getByRole('status')).toHaveText('Tuning cancelled');
  const tuning = await tuneQuickly(page, { p99: '50' });
  await expect(tuning.getByRole('status')).toHaveText(/Tuning finished/, { timeout: 120_000 });
  await picture('tuned-small');
  await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
  await picture('tuned');
  await page.keyboard.press('Escape');

  await goToFunction(page, 'delay.py', 'delay_grade');
  await runFunction(page);
  await expectRows(page, '336,776');
  const xray = bottomPanel(page).getByRole('button', { name: 'Where the time of a row went' });
  await picture('run-xray', async () => {
    if ((await xray.getAttribute('aria-expanded')) !== 'true') await xray.click();
  });
  await page.keyboard.press('Escape');

  const comparison = await compareQuickly(page);
  await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
  await picture('break-even', () => comparison.getByRole('region', { name: 'Break-even' }).scrollIntoViewIfNeeded());
});
