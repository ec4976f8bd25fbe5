/** What is accepted today is tested tomorrow; and rows that nobody would write down. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { acceptRows, findDifferences, runTests, testStatus } from '../actions/cases';
import { expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, showTab, waitForEditor } from '../actions/window';
import { delayTimes } from '../samples/functions';

test.setTimeout(180_000);

test('without a case the tab teaches how to make one; rows are accepted, and a broken function is shown beside them', async ({
  desktop,
  project,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'catch_up');
  const tests = await showTab(page, 'Tests');
  await expect(tests).toContainText('No case of this file yet');
  await tests.getByRole('button', { name: 'Run catch_up' }).click();
  await expectRows(page, '336,776');
  await showTab(page, 'Tests');
  await expect(tests.getByRole('button', { name: 'Accept the last run as expected' })).toBeVisible();

  await goToFunction(page, 'delay.py', 'delay_grade');
  await replaceText(page, delayTimes(2));
  await runFunction(page);
  await expectRows(page, '336,776');
  await acceptRows(page, 'doubled', 5);
  expect(fs.existsSync(path.join(project, 'delay.doubled.json'))).toBe(true);
  const cases = bottomPanel(page).getByRole('list', { name: 'Cases' });
  await expect(cases).toContainText('doubled');

  await runTests(page);
  await expect(testStatus(page)).toContainText('2 passed, 0 failed', { timeout: 60_000 });

  await replaceText(page, delayTimes(3));
  await runTests(page);
  await expect(testStatus(page)).toContainText('0 passed, 2 failed', { timeout: 60_000 });
  const failure = bottomPanel(page).getByRole('article', { name: /^Failed in/ });
  await expect(failure.getByRole('row', { name: /^expected/ })).toContainText('4');
  await expect(failure.getByRole('row', { name: /^actual/ })).toContainText('6');

  await replaceText(page, delayTimes(2));
  await page.getByText('Test (1)', { exact: true }).click();
  await expect(testStatus(page)).toContainText('2 passed, 0 failed', { timeout: 60_000 });

  // On rows that nobody would write down, its modes differ.
  await replaceText(page, delayTimes(2, 'INT'));
  await page.getByRole('banner').getByRole('combobox', { name: 'Data' }).click();
  await page.getByRole('option', { name: /^Nasty rows/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Nasty rows for delay_grade' });
  await expect(dialog.getByRole('textbox', { name: 'Columns' })).toHaveValue(/dep_delay BIGINT/);
  await expect(dialog.getByRole('group', { name: 'First nasty rows' })).toContainText('9223372036854775807');
  await dialog.getByRole('textbox', { name: 'Rows' }).fill('200');
  await dialog.getByRole('button', { name: 'Use these rows' }).click();
  await runFunction(page);
  await expect(resultRow(page, 1)).toBeVisible();

  const differences = await findDifferences(page, 200);
  const status = differences.getByRole('status', { name: 'Result of the differential run' });
  await expect(status).toContainText(/\d+\sdifferences? in 200\srows/, { timeout: 60_000 });
  const first = differences.getByRole('list', { name: 'Differences' }).getByRole('listitem').first();
  await expect(first).toContainText('Smallest row that shows it');
  await expect(first).toContainText('thread');
});
