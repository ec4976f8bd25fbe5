/** The function card: before the first run, with runs and a comparison, opened, and after an edit. */
import { expect, test } from '../app/fixture';
import { functionCard } from '../actions/card';
import { compareQuickly, expectRows, runFunction } from '../actions/runs';
import { goToFunction, showTab, statusBar } from '../actions/window';
import { isNarrow, openCamera, type Look } from './pictures';

test('the function card', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  const toCard = async (look: Look) => {
    if (isNarrow(look)) await showTab(page, 'Inspector');
  };
  await goToFunction(page, 'delay.py', 'delay_grade');
  await expect(functionCard(page)).toContainText('not compared yet');
  await picture('card-first', toCard);
  const runs = functionCard(page).getByRole('list', { name: 'Last runs of delay_grade' });
  for (const count of [1, 2, 3]) {
    await runFunction(page);
    await expectRows(page, '336,776');
    await expect(runs.getByRole('listitem')).toHaveCount(count);
  }
  const comparison = await compareQuickly(page);
  await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 60_000 });
  await expect(functionCard(page)).toContainText('5 of 6 known');
  await functionCard(page).getByRole('button', { name: /Grade/ }).click();
  await picture('card', toCard);

  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('  # a word');
  await expect(functionCard(page)).toContainText('edited since');
  await expect(statusBar(page)).toContainText('saved');
  await picture('card-edited', toCard);
});
