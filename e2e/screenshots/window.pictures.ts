/** The views of the window, from the first look at a project to an error. */
import { expect, test } from '../app/fixture';
import { compareFor, compareQuickly, expectRows, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, showTab } from '../actions/window';
import { openCamera } from './pictures';

test('the views', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);

  await goToFunction(page, 'delay.py', 'delay_grade');
  await picture('first');
  await runFunction(page);
  await expectRows(page, '336,776');
  await picture('rows');

  // As long as the pictures of it take, and then once more for its answer.
  const racing = await compareFor(page, '9', '2 s');
  await expect(racing.getByRole('status')).toHaveText(/Repeat 2/, { timeout: 60_000 });
  await picture('comparing');
  await page.keyboard.press('Escape');
  await expect(racing.getByRole('status')).toHaveText('Comparison cancelled');
  const comparison = await compareQuickly(page);
  await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Give the bottom panel all the room' }).click();
  await picture('comparison');
  await page.keyboard.press('Escape');

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Data' }).click();
  await picture('data');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Files' }).click();
  await page.keyboard.press('ControlOrMeta+K');
  await picture('palette');
  await page.keyboard.press('Escape');

  await replaceText(page, failing);
  await runFunction(page);
  await expect(bottomPanel(page).getByLabel('Error', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await picture('error');
  await showTab(page, 'Output');
  await picture('output');
  await showTab(page, 'Problems');
  await picture('problems');
});

const failing = `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    if carrier == 'UA' and dep_delay == 2:
        print('two minutes late')
    return dep_delay * 2`;
