/** What functions print and log, seen where it is read. */
import { expect, test } from '../app/fixture';
import { chooseMode, expectRows, runFunction } from '../actions/runs';
import { goToFunction, openFile, replaceText, showTab, statusBar, waitForEditor } from '../actions/window';

test.setTimeout(240_000);

const logging = `import logging

from pyflink.table import DataTypes
from pyflink.table.udf import udf

log = logging.getLogger('flights')


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    if dep_delay == 1301:
        print('the latest of all')
        log.debug('not shown')
        log.info('on its way')
        log.warning('late: %s', carrier)
        log.error('far too late')
    return dep_delay`;

const printing = `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type='pandas')
def delay_grade(dep_delay, arr_delay, carrier):
    if (dep_delay == 1301).any():
        print('here it is')
    return dep_delay`;

test('print and logging come with level, logger, line and row, in every mode', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await replaceText(page, logging);
  await goToFunction(page, 'delay.py', 'delay_grade');
  const panel = await showTab(page, 'Output');
  const lines = panel.getByRole('log', { name: 'Output' });
  const warnings = lines.locator('.output-line', { hasText: 'late: HA' });
  const warning = warnings.last();
  for (const mode of ['process', 'thread'] as const) {
    await chooseMode(page, mode);
    await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
    await expect(statusBar(page)).toContainText(mode === 'thread' ? 'thread' : 'process, rows', { timeout: 30_000 });
    await expectRows(page, '336,776');
    await showTab(page, 'Output');
    // One of each run.
    await expect(warnings).toHaveCount(mode === 'thread' ? 2 : 1);
    await expect(warning).toContainText('warning');
    await expect(warning).toContainText('flights');
    await expect(warning).toContainText('row 7072');
    await expect(warning).toContainText('slot 1');
    await expect(lines).not.toContainText('not shown');
    await expect(lines.locator('.output-line', { hasText: 'the latest of all' }).last()).toContainText('row 7072');
  }

  await panel.getByRole('combobox', { name: 'Level' }).click();
  await page.getByRole('option', { name: 'logging, warnings up' }).click();
  await expect(lines.locator('.output-line')).toHaveCount(4);

  await panel.getByRole('searchbox', { name: 'Search the output' }).fill('(far|late):?');
  await panel.getByRole('button', { name: 'Search with a regular expression' }).click();
  await expect(panel.getByRole('status', { name: 'Matches' })).toContainText('4');
  await page.keyboard.press('Tab');
  await panel.getByRole('button', { name: 'Match before' }).click();
  await expect(panel.getByRole('status', { name: 'Matches' })).toHaveText('4 of 4');
  await panel.getByRole('button', { name: 'Next match' }).click();
  await expect(panel.getByRole('status', { name: 'Matches' })).toHaveText('1 of 4');
  await expect(lines.locator('.output-current')).toContainText('late: HA');

  await warning.getByRole('button', { name: 'delay.py:15' }).click();
  await expect(page.locator('.monaco-editor .active-line-number')).toHaveText('15');
  await panel.getByRole('combobox', { name: 'Level' }).click();
  await page.getByRole('option', { name: 'everything' }).click();
  await panel.getByRole('searchbox', { name: 'Search the output' }).fill('');

  // A pandas function prints beside the rows of its batch.
  await openFile(page, 'delay_pandas.py');
  await replaceText(page, printing);
  await goToFunction(page, 'delay_pandas.py', 'delay_grade');
  await page.getByRole('banner').getByRole('button', { name: 'Run' }).click();
  await expect(statusBar(page)).toContainText('process, Arrow', { timeout: 30_000 });
  await showTab(page, 'Output');
  await expect(lines.locator('.output-line', { hasText: 'here it is' })).toContainText('rows 0–9999');
});

test('a flood leaves the window quick, its newest lines are there, and what is gone is counted', async ({
  desktop,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await replaceText(
    page,
    `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    print('departed', dep_delay, 'arrived', arr_delay)
    return dep_delay`,
  );
  await goToFunction(page, 'delay.py', 'delay_grade');
  const panel = await showTab(page, 'Output');
  // The longest that the window did not come to draw.
  await page.evaluate(() => {
    const seen = { last: performance.now(), longest: 0 };
    Object.assign(window, { seen });
    const look = (now: number): void => {
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await runFunction(page);
  const lines = await showTab(page, 'Output');
  await expect(lines.getByText(/left out$/)).toBeVisible({ timeout: 60_000 });
  await expect(statusBar(page)).toContainText('Done', { timeout: 120_000 });
  await expect(panel.getByText(/^(9\d|1[012]\d),\d{3}\slines/)).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByText('row 336775')).toBeVisible();
  const longest = await page.evaluate(() => (window as unknown as { seen: { longest: number } }).seen.longest);
  console.log(`longest frame of the flood: ${longest.toFixed(0)} ms`);
  expect(longest).toBeLessThan(1_000);
});
