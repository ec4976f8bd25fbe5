/** The same workbench in a browser: its main path, from the first look at a project to rows that are taken along. */
import fs from 'node:fs';
import path from 'node:path';
import { functionCard } from '../actions/card';
import { expect, test } from '../app/fixture';
import { goBehind, suggestions } from '../actions/code';
import { compareQuickly, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, waitForEditor } from '../actions/window';
import { delayGrade } from '../samples/functions';

test('a function is written, run, mended, compared and its rows downloaded in a browser', async ({
  inBrowser,
  project,
}) => {
  test.setTimeout(180_000);
  const { page } = inBrowser;
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');

  // Written with completion, by the language servers behind the host.
  await replaceText(page, delayGrade('dep_delay * 2').replace('DataTypes.BIGINT()', 'DataTypes.'));
  await goBehind(page, 'result_type=DataTypes.');
  await page.keyboard.press('Control+Space');
  await page.keyboard.type('BIGI');
  await expect(suggestions(page).getByRole('option', { name: /^BIGINT/ })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Tab');
  await page.keyboard.type('()');
  await expect.poll(() => fs.readFileSync(path.join(project, 'delay.py'), 'utf8')).toBe(delayGrade('dep_delay * 2'));

  // A flight that never left has no delay.
  await runFunction(page);
  const error = bottomPanel(page).getByLabel('Error', { exact: true }).first();
  await expect(error).toContainText('unsupported operand type', { timeout: 30_000 });
  await expect(error).toContainText('delay.py:7');
  await replaceText(page, delayGrade('None if dep_delay is None else dep_delay * 2'));
  await runFunction(page);
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1).getByRole('gridcell').last()).toHaveText('4');

  const downloading = page.waitForEvent('download');
  await bottomPanel(page).getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('delay_grade.csv');
  expect(fs.readFileSync(await download.path(), 'utf8').split('\n')).toHaveLength(336_778);

  const typed = functionCard(page).getByRole('textbox', { name: 'Write to' });
  await typed.fill('delay.py');
  await expect(functionCard(page).getByRole('alert')).toContainText('.parquet');
  await typed.fill('graded.parquet');
  await typed.press('Enter');
  await runFunction(page);
  await expect(
    bottomPanel(page).getByRole('button', { name: /^Notes: Wrote 336,776 rows .*graded\.parquet/ }),
  ).toBeVisible({
    timeout: 30_000,
  });
  expect(fs.readFileSync(path.join(project, 'graded.parquet')).subarray(0, 4).toString()).toBe('PAR1');

  // The one of delay.py gives other rows now than its pandas twin.
  await goToFunction(page, 'text.py', 'route_label');
  const comparison = await compareQuickly(page);
  await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 120_000 });
  await expect(comparison).toContainText('Outputs of 3 modes are equal over 336,776 rows.');
  await expect(comparison.locator('.verdict-text')).toContainText(/process|thread/);
});
