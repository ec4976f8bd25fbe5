/** What was run stays: two versions of a function compared, one run again as it was, rows and a report saved, runs deleted. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../app/fixture';
import { openInChromium } from '../app/browser-host';
import type { Desktop } from '../app/desktop';
import { chromiumBinary } from '../app/locations';
import { functionCard } from '../actions/card';
import { compareQuickly, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, waitForEditor } from '../actions/window';

const times = (factor: number): string => `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    return None if dep_delay is None else dep_delay * ${factor}`;

test('two runs with an edit between are compared, and the older one is run again exactly', async ({
  desktop,
  project,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await replaceText(page, times(2));
  const card = functionCard(page);
  await expect(card).toContainText('Not graded yet: run it');
  await runFunction(page);
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1).getByRole('gridcell').last()).toHaveText('4');
  const lastRuns = card.getByRole('list', { name: 'Last runs of delay_grade' }).getByRole('button');
  await expect(lastRuns).toHaveText([/M\/s$/]);
  await expect(page.locator('.codelens-decoration').first()).toContainText('M/s');
  await replaceText(page, times(3));
  await runFunction(page);
  await expect(resultRow(page, 1).getByRole('gridcell').last()).toHaveText('6');
  await expectRows(page, '336,776');
  await expect(lastRuns).toHaveText([/M\/s$/, /edited since$/]);
  await card.getByRole('button', { name: /Grade/ }).press('Enter');
  await expect(card.getByRole('list', { name: 'What the grade comes from' })).toContainText('Tests It has none.');
  await lastRuns.last().press('Enter');
  const opened = page.getByRole('region', { name: /^delay_grade, / });
  await expect(opened).toContainText('Figures');
  await page.keyboard.press('Alt+W');
  await expect(opened).toBeHidden();

  const runs = await showHistory(page);
  await expect(runs.getByRole('option')).toHaveCount(2);
  await runs.focus();
  for (const key of ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Compare the two marked runs' }).click();
  const compared = page.getByRole('region', { name: 'Two runs' });
  await expect(compared).toContainText('The code changed between them.');
  await expect(compared.getByText('The settings in force are the same.')).toBeVisible();
  await expect(compared.getByRole('row', { name: /Rows per second/ })).toContainText('×');
  await expect(compared.locator('.original .view-lines')).toContainText(/\*\s2/);
  // In a narrow window the lines that are gone stand among the new ones, in an element of their own before them.
  await expect(compared.locator('.modified .view-lines').last()).toContainText(/\*\s3/);

  await runs.focus();
  await page.keyboard.press('Enter');
  const kept = page.getByRole('region', { name: /^delay_grade, / });
  await kept.getByRole('button', { name: 'Run again exactly' }).click();
  await expect(resultRow(page, 1).getByRole('gridcell').last()).toHaveText('4');
  await expectRows(page, '336,776');
  await expect(runs.getByRole('option')).toHaveCount(3);
  expect(fs.readFileSync(path.join(project, 'delay.py'), 'utf8')).toContain('* 3');

  await kept.getByRole('button', { name: 'Restore the code' }).click();
  await expect(page.locator('.view-line', { hasText: 'dep_delay * 2' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(page.locator('.view-line', { hasText: 'dep_delay * 3' })).toBeVisible();

  await runs.focus();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(runs.getByRole('option')).toHaveCount(1);
});

test('rows, a chart and the report of a comparison are saved where the user chose', async ({ desktop, project }) => {
  // A comparison of all rows takes most of it where the machine is busy.
  test.setTimeout(180_000);
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'text.py', 'route_label');
  await runFunction(page);
  await expectRows(page, '336,776');
  const rows = path.join(project, 'saved.csv');
  await chooseInDialog(desktop, rows);
  await bottomPanel(page).getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('336,776 rows are in route_label.csv');
  expect(fs.readFileSync(rows, 'utf8').split('\n')).toHaveLength(336_778);

  const comparison = await compareQuickly(page);
  await expect(comparison.getByRole('status')).toHaveText('Comparison finished', { timeout: 120_000 });
  const picture = path.join(project, 'chart.png');
  await chooseInDialog(desktop, picture);
  await comparison.getByRole('button', { name: 'Save the chart Rows per second', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as PNG' }).click();
  // It is there before it is whole.
  await expect
    .poll(() => (fs.existsSync(picture) ? fs.readFileSync(picture).subarray(1, 4).toString() : null))
    .toBe('PNG');

  const report = path.join(project, 'report.html');
  await chooseInDialog(desktop, report);
  await comparison.getByRole('button', { name: 'Save report' }).click();
  await expect.poll(() => (fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : '')).toContain('</html>');
  const verdict = await comparison.locator('.verdict-text').innerText();
  const html = fs.readFileSync(report, 'utf8');
  expect(html).toContain(verdict.slice(0, 40));
  const chromium = chromiumBinary();
  if (chromium === null) return;
  const { browser, page: opened } = await openInChromium(chromium, pathToFileURL(report).href);
  await expect(opened.getByRole('heading', { level: 1 })).toContainText('route_label');
  await expect(opened.locator('.verdict').first()).toHaveText(verdict);
  await expect(opened.getByRole('img', { name: 'Rows per second by mode' })).toBeVisible();
  await browser.close();
});

async function showHistory(page: Page) {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'History' }).click();
  return page.getByRole('listbox', { name: 'Runs' });
}

/** The next save dialog answers with the path: it is the system's, and no page can press its buttons. */
async function chooseInDialog({ app }: Desktop, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, filePath);
}
