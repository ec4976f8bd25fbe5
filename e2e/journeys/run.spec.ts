/** Open, edit, run, see rows: the main path, and what stands in its way. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { chooseMode, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, openFile, replaceText, showTab, statusBar, waitForEditor } from '../actions/window';

const doubling = `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    return None if dep_delay is None else dep_delay * 2`;

test('a flight is graded, the code is edited, and the new rows are seen', async ({ desktop, project }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await runFunction(page);
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1)).toContainText('on time');

  await replaceText(page, doubling);
  await runFunction(page);
  await expect(resultRow(page, 3).getByRole('gridcell').last()).toHaveText('4');
  await expectRows(page, '336,776');
  expect(fs.readFileSync(path.join(project, 'delay.py'), 'utf8')).toBe(doubling);
});

test('a NULL is seen as NULL, in row and in thread mode', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await replaceText(page, doubling.replace('dep_delay * 2', 'dep_delay * 2 if dep_delay > 0 else None'));
  for (const mode of ['process', 'thread'] as const) {
    await chooseMode(page, mode);
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expectRows(page, '336,776');
    await expect(statusBar(page)).toContainText(mode === 'thread' ? 'thread' : 'process, rows');
    await expect(resultRow(page, 3).getByRole('gridcell').last()).toHaveText('4');
    await expect(resultRow(page, 4).getByRole('gridcell').last()).toHaveText('NULL');
  }
});

test('a pandas function asked to run in thread mode says that it runs in process mode', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await openFile(page, 'delay_pandas.py');
  await goToFunction(page, 'delay_pandas.py', 'delay_grade');
  await chooseMode(page, 'thread');
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
  await expectRows(page, '336,776');
  await expect(statusBar(page)).toContainText('process, Arrow');
  await expect(resultRow(page, 1)).toContainText('on time');
});

test('a syntax error is shown at its line, in the editor and in the panel', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await replaceText(page, doubling.replace('return None', 'retrun None'));
  await runFunction(page);
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  const problems = await showTab(page, 'Problems');
  await expect(problems).toContainText('delay.py');
  await expect(problems).toContainText('7');
  await expect(problems).toContainText('invalid syntax');
});

test('an exception names its line, its row and the arguments, and keeps the rows before it', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await replaceText(page, doubling.replace('None if dep_delay is None else dep_delay', 'dep_delay'));
  await runFunction(page);
  const panel = bottomPanel(page);
  await expect(panel.getByLabel('Error', { exact: true }).first()).toContainText('unsupported operand type', {
    timeout: 30_000,
  });
  await expect(panel).toContainText('delay.py:7');
  await expect(panel).toContainText('dep_delay');
  await expect(panel).toContainText('arr_delay');
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await expect(resultRow(page, 1).getByRole('gridcell').last()).toHaveText('4');
});

test('a missing column is named, with what there is', async ({ desktop, project }) => {
  const settings = path.join(project, 'workbench.json');
  const { page } = desktop;
  await waitForEditor(page);
  expect(fs.existsSync(settings)).toBe(true);
  await replaceText(
    page,
    doubling.replace('delay_grade', 'another').replace('dep_delay, arr_delay, carrier', 'dep_delai'),
  );
  await runFunction(page);
  await expect(bottomPanel(page)).toContainText('dep_delai', { timeout: 30_000 });
  await expect(bottomPanel(page)).toContainText('dep_delay');
});

test('an endless loop is cancelled, in process and in thread mode, and the window goes on', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  const endless = doubling.replace('    return', '    while True:\n        pass\n    return');
  for (const mode of ['process', 'thread'] as const) {
    await replaceText(page, endless);
    await chooseMode(page, mode);
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expect(statusBar(page)).toContainText('Running', { timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expect(
      bottomPanel(page)
        .getByText(/cancelled/i)
        .first(),
    ).toBeVisible({ timeout: 5_000 });
    await replaceText(page, doubling);
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expectRows(page, '336,776');
  }
});

test('what was typed is there again after the application was killed', async ({ launch, userData, project }) => {
  const first = await launch({ userData, project });
  await waitForEditor(first.page);
  await replaceText(first.page, doubling);
  await expect(statusBar(first.page)).toContainText('saved');
  await expect.poll(() => fs.readFileSync(path.join(project, 'delay.py'), 'utf8')).toBe(doubling);
  await first.kill();

  const second = await launch({ userData, project });
  await waitForEditor(second.page);
  await expect(second.page.locator('.monaco-editor .view-lines')).toContainText('dep_delay * 2');
});
