/** The history, a run of it, and two side by side, in all looks. */
import { expect, test } from '../app/fixture';
import { expectRows, runFunction } from '../actions/runs';
import { goToFunction, replaceText } from '../actions/window';
import { dress, lookName, looks } from './pictures';

const doubling = (factor: string): string => `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    return None if dep_delay is None else dep_delay ${factor}`;

for (const look of looks) {
  test(`history in ${lookName(look)}`, async ({ launch }) => {
    const desktop = await launch();
    const { page } = desktop;
    const picture = await dress(desktop, look);
    const history = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'History' });
    await history.click();
    await picture('history-first');
    await page.getByRole('button', { name: 'Files', exact: true }).click();
    await goToFunction(page, 'delay.py', 'delay_grade');
    await runFunction(page);
    await expectRows(page, '336,776');
    for (const factor of ['* 2', '/ 0', '* 3']) {
      await replaceText(page, doubling(factor));
      await runFunction(page);
      if (factor === '/ 0') await expect(page.getByRole('alert', { name: 'Error' })).toBeVisible();
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
    await expect(two.locator('.modified .view-lines')).toContainText(/\*\s3/);
    await page.keyboard.press('ControlOrMeta+J');
    await picture('two-runs');
    await two.getByRole('group', { name: /^Differences of/ }).scrollIntoViewIfNeeded();
    await picture('two-runs-code');
  });
}
