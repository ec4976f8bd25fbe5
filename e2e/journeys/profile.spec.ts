/** Where the time goes: from the flame graph to the line, to the slow row, to a file for other programs. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { chooseWay, flame, profileFunction, profilePanel, showDetail } from '../actions/profiling';
import { evaluateInConsole, expectStopped } from '../actions/debugging';
import { goToFunction, replaceText, showTab, waitForEditor } from '../actions/window';

const helper = `def hot(value):
    total = 0
    for step in range(20):
        total += (value * step) % 11
    return total
`;

const calling = `import time

from helper import hot
from pyflink.table import DataTypes
from pyflink.table.udf import udf

seen = []


@udf(result_type=DataTypes.BIGINT())
def delay_grade(dep_delay, arr_delay, carrier):
    seen.append(1)
    if len(seen) == 5000:
        time.sleep(0.2)
    return hot(arr_delay or 0)`;

test.setTimeout(300_000);

test('a profile names the hot line, compares two modes, is saved, and leads to the slow row', async ({
  project,
  launch,
}) => {
  fs.writeFileSync(path.join(project, 'helper.py'), helper);
  const { app, page } = await launch();
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await replaceText(page, calling);
  await profileFunction(page);

  // The hot function in a helper file, and its line in the editor.
  await expect(profilePanel(page).getByRole('status')).toContainText('your code');
  await flame(page, 'hot').click();
  await expect(page.getByRole('tab', { name: 'helper.py', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.heat-4').first()).toBeVisible();
  await expect(page.locator('.view-line', { hasText: 'total += ' }).locator('.heat-share')).toHaveText(/\d+\s%/);
  await profilePanel(page).getByRole('searchbox', { name: 'Search functions' }).fill('hot');
  await expect(flame(page, 'hot')).toHaveClass(/flame-found/);
  await showDetail(page, 'Callers');
  await expect(profilePanel(page).getByRole('region', { name: 'Callers and callees of hot' })).toContainText(
    'delay_grade',
  );

  // The same job in the other mode, and what changes.
  await profilePanel(page)
    .getByRole('button', { name: /^Compare with/ })
    .click();
  await expect(profilePanel(page).getByRole('tree', { name: 'Flame graph of the change' })).toBeVisible({
    timeout: 90_000,
  });
  await expect(profilePanel(page).getByText('A row costs the worker')).toBeVisible();
  await showDetail(page, 'Functions');
  await expect(profilePanel(page).getByRole('region', { name: 'Functions, time of a row' })).toContainText('hot');

  // Exact counts, as a file that Python's pstats reads.
  const saved = path.join(project, 'delay.pstats');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, saved);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await chooseWay(page, 'Exact counts');
  await profileFunction(page);
  await expect(profilePanel(page).getByRole('columnheader', { name: 'Calls' })).toBeVisible({ timeout: 90_000 });
  await profilePanel(page).getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^pstats/ }).click();
  await expect(page.getByText(`Saved ${saved}.`)).toBeVisible();
  expect(fs.readFileSync(saved).subarray(0, 1).toString()).toBe('{');
  await page.getByRole('button', { name: 'Dismiss' }).click();

  // The row that took longest, in the debugger.
  await showDetail(page, 'Slow rows');
  await profilePanel(page).getByRole('button', { name: 'Debug input row 5000' }).click();
  await expectStopped(page, 'at a breakpoint, line 12');
  await evaluateInConsole(page, 'len(seen)', '0');
  await page.keyboard.press('Shift+F5');

  // An edit greys what was measured of the text before.
  await showTab(page, 'Profile');
  await goToFunction(page, 'delay.py', 'delay_grade');
  await expect(page.locator('.heat-line').first()).toBeVisible();
  await expect(page.locator('.heat-stale')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# edited ');
  await expect(profilePanel(page).getByText('Edited since')).toBeVisible();
  await expect(page.locator('.heat-stale')).toHaveCount(1);
});
