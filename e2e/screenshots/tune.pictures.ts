/** The search for settings and the X-ray of a comparison and of a run, in dark and light, at two sizes. */
import { expect, test } from '../app/fixture';
import { compareQuickly, expectRows, runFunction } from '../actions/runs';
import { tuneQuickly } from '../actions/tuning';
import { bottomPanel, goToFunction, showTab } from '../actions/window';
import { dress, lookName, looks } from './pictures';

for (const look of looks) {
  test(`tuning and X-ray in ${lookName(look)}`, async ({ launch }) => {
    const desktop = await launch();
    const { page } = desktop;
    const picture = await dress(desktop, look);

    await goToFunction(page, 'delay.py', 'delay_grade');
    await showTab(page, 'Tune');
    await picture('tune-first');
    const tuning = await tuneQuickly(page, { p99: '50' });
    await expect(tuning.getByRole('status')).toHaveText(/Final measurement/, { timeout: 120_000 });
    await picture('tuning');
    await expect(tuning.getByRole('status')).toHaveText(/Tuning finished/, { timeout: 120_000 });
    await picture('tuned-small');
    await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
    await picture('tuned');
    await page.keyboard.press('Escape');

    await goToFunction(page, 'delay.py', 'delay_grade');
    await runFunction(page);
    await expectRows(page, '336,776');
    await bottomPanel(page).getByRole('button', { name: 'Where the time of a row went' }).click();
    await picture('run-xray');
    await page.keyboard.press('Escape');

    const comparison = await compareQuickly(page);
    await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 120_000 });
    await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
    await comparison.getByRole('region', { name: 'Break-even' }).scrollIntoViewIfNeeded();
    await picture('break-even');
  });
}
