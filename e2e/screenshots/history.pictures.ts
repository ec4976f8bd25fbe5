/** The history, a run of it, and two side by side. */
import { expect, test } from '../app/fixture';
import { expectRows, runFunction } from '../actions/runs';
import { goToFunction, replaceText } from '../actions/window';
import { delayGrade, delayTimes } from '../samples/functions';
import { openCamera } from './pictures';

test('the history', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  const history = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'History' });
  await history.click();
  await picture('history-first');
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await goToFunction(page, 'delay.py', 'delay_grade');
  await runFunction(page);
  await expectRows(page, '336,776');
  for (const text of [delayTimes(2), delayGrade('dep_delay / 0'), delayTimes(3)]) {
    await replaceText(page, text);
    await runFunction(page);
    if (text.includes('/ 0')) await expect(page.getByRole('alert', { name: 'Error' })).toBeVisible();
    else await expectRows(page, '336,776');
  }
  await history.click();
  const runs = page.getByRole('listbox', { name: 'Runs' });
  await expect(runs.getByRole('option')).toHaveCount(4);
  await runs.focus();
  for (const key of ['Enter', 'ArrowUp', 'Space', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: /^delay_grade, / })).toContainText('Run again exactly');
  await picture('history');
  await page.getByRole('button', { name: 'Compare the two marked runs' }).click();
  const two = page.getByRole('region', { name: 'Two runs' });
  await expect(two.locator('.modified .view-lines').last()).toContainText(/\*\s3/);
  await page.keyboard.press('ControlOrMeta+J');
  await picture('two-runs', async () => {
    await two.getByRole('heading').first().scrollIntoViewIfNeeded();
  });
  await picture('two-runs-code', async () => {
    await two.getByRole('group', { name: /^Differences of/ }).scrollIntoViewIfNeeded();
  });
});
