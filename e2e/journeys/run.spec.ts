/** Open, edit, run, see rows: the main path, and what stands in its way. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { chooseMode, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, openFile, replaceText, showTab, statusBar, waitForEditor } from '../actions/window';
import { delayGrade, delayTimes } from '../samples/functions';

test('a flight is graded, the code is edited, and the new rows are seen, in every mode', async ({
  desktop,
  project,
}) => {
  const { page } = desktop;
  const last = (row: number) => resultRow(page, row).getByRole('gridcell').last();
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await runFunction(page);
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1)).toContainText('on time');

  await replaceText(page, delayTimes(2));
  await runFunction(page);
  await expect(last(3)).toHaveText('4');
  await expectRows(page, '336,776');
  expect(fs.readFileSync(path.join(project, 'delay.py'), 'utf8')).toBe(delayTimes(2));

  // A NULL is seen as NULL.
  await replaceText(page, delayGrade('dep_delay * 2 if dep_delay and dep_delay > 0 else None'));
  for (const mode of ['process', 'thread'] as const) {
    await chooseMode(page, mode);
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expect(last(4)).toHaveText('NULL');
    await expectRows(page, '336,776');
    await expect(statusBar(page)).toContainText(mode === 'thread' ? 'thread' : 'process, rows');
    await expect(last(3)).toHaveText('4');
  }

  // A pandas function asked to run in thread mode says that it runs in process mode.
  await openFile(page, 'delay_pandas.py');
  await goToFunction(page, 'delay_pandas.py', 'delay_grade');
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
  await expect(statusBar(page)).toContainText('process, Arrow', { timeout: 30_000 });
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1)).toContainText('on time');
});

test('what stands in the way is said where it is: syntax, an exception, a missing column, an endless loop', async ({
  desktop,
}) => {
  test.setTimeout(180_000);
  const { page } = desktop;
  const panel = bottomPanel(page);
  await waitForEditor(page);

  await replaceText(page, delayTimes(2).replace('return None', 'retrun None'));
  await runFunction(page);
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  const problems = await showTab(page, 'Problems');
  await expect(problems).toContainText('delay.py');
  await expect(problems).toContainText('7');
  await expect(problems).toContainText('invalid syntax');

  // An exception names its line, its row and the arguments, and keeps the rows before it.
  await replaceText(page, delayGrade('dep_delay * 2'));
  await runFunction(page);
  await expect(panel.getByLabel('Error', { exact: true }).first()).toContainText('unsupported operand type', {
    timeout: 30_000,
  });
  await expect(panel).toContainText('delay.py:7');
  await expect(panel).toContainText('dep_delay');
  await expect(panel).toContainText('arr_delay');
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await expect(resultRow(page, 1).getByRole('gridcell').last()).toHaveText('4');

  // A missing column is named, with what there is.
  await replaceText(
    page,
    delayTimes(2).replace('delay_grade', 'another').replace('dep_delay, arr_delay, carrier', 'dep_delai'),
  );
  await runFunction(page);
  await expect(panel).toContainText('dep_delai', { timeout: 30_000 });
  await expect(panel).toContainText('dep_delay');

  // An endless loop is cancelled, and the window goes on.
  const endless = delayTimes(2).replace('    return', '    while True:\n        pass\n    return');
  for (const mode of ['process', 'thread'] as const) {
    await replaceText(page, endless);
    await chooseMode(page, mode);
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expect(statusBar(page)).toContainText('Running', { timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(panel.getByText(/cancelled/i).first()).toBeVisible({ timeout: 5_000 });
    await replaceText(page, delayTimes(2));
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expectRows(page, '336,776');
  }
});
