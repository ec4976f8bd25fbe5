/** Metrics: what a function counts and what the engine measures, from the empty tab to the text for Prometheus. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { chooseMode, runFunction } from '../actions/runs';
import { newFile, replaceText, showTab, statusBar, waitForEditor } from '../actions/window';
import { counting } from '../samples/functions';

test('metrics are turned on, counted, drawn and exported, and laid over those of another mode', async ({
  desktop,
  project,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await newFile(page, 'counting.py', 'Empty file');
  await replaceText(page, counting);
  await expect(statusBar(page)).toContainText('saved');
  const panel = await showTab(page, 'Metrics');
  await panel.getByRole('button', { name: 'Turn python.metric.enabled on and run counting' }).click();

  const table = panel.getByRole('table', { name: 'Metrics of counting' });
  await expect(table.getByRole('row', { name: /^calls counter 336,776/ })).toBeVisible({ timeout: 60_000 });
  await expect(table.getByRole('row', { name: /^rows counter 27,004/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^months distribution 336,776/ })).toContainText('1 to 12, mean 6.55');
  await expect(table.getByRole('rowheader', { name: 'mine › month = january' })).toBeVisible();
  const engine = panel.getByRole('region', { name: 'Metrics of the engine' });
  for (const chart of ['Rows per second', 'Time of a slot', 'Bundle latency', 'Rows in a bundle']) {
    // A level line has no height, so to Playwright it is not visible.
    const line = engine.getByRole('figure', { name: chart, exact: true }).locator('.recharts-curve').first();
    await expect(line).toHaveAttribute('d', /^M.*L/);
  }

  await panel.getByRole('button', { name: 'Save in the text form of Prometheus' }).click();
  await expect(page.getByText('Saved in the project’s folder as counting.prom.')).toBeVisible();
  const text = await readFile(path.join(project, 'counting.prom'), 'utf8');
  expect(text).toMatch(/^flink_taskmanager_job_task_operator_mine_calls\{.*operator_name="counting".*\} 336776$/m);
  expect(text).toMatch(/^flink_taskmanager_job_task_operator_mine_month_rows\{.*month="january"\} 27004$/m);
  expect(text).toMatch(/^flink_taskmanager_job_task_numRecordsIn\{.*\} 336776$/m);

  // The same in the other mode, laid over it; and what Flink does not report there.
  const calls = panel.getByRole('row', { name: /^calls counter 336,776/ });
  await chooseMode(page, 'thread');
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await runFunction(page);
  await expect(panel.getByText(/Flink 2.3 does not report a function’s own metrics in thread mode/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(calls).toBeVisible();
  await panel.getByRole('combobox', { name: 'What is shown' }).click();
  await page.getByRole('option', { name: /^Mode over mode/ }).click();
  await expect(panel.getByRole('figure', { name: 'Rows per second, in' })).toBeVisible();
  await expect(panel.getByText('process, rows')).toBeVisible();
});
