/** Stop, look, step, go on: in every mode of execution. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import {
  debuggerStatus,
  evaluateInConsole,
  expectStopped,
  setBreakpoint,
  setConditionalBreakpoint,
  variable,
} from '../actions/debugging';
import { chooseMode, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, showTab, waitForEditor } from '../actions/window';

const modes = [
  { name: 'process, rows', mode: 'process', decorator: '' },
  { name: 'process, Arrow', mode: 'process', decorator: ", func_type='pandas'" },
  { name: 'thread', mode: 'thread', decorator: '' },
] as const;

const calling = (decorator: string, body: string): string => `from helper import same
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT()${decorator})
def delay_grade(dep_delay, arr_delay, carrier):
    delay = same(arr_delay)
    return ${body}`;

// Starting a debugger's worker takes seconds where others work too.
test.setTimeout(240_000);

test('stops at a breakpoint, shows locals, steps into a helper, debugs a failed row alone, in every mode', async ({
  project,
  launch,
}) => {
  fs.writeFileSync(path.join(project, 'helper.py'), 'def same(value):\n    seen = value\n    return seen\n');
  const { page } = await launch();
  await waitForEditor(page);
  // A condition stops at the one flight it names, and a row of the result is debugged.
  await goToFunction(page, 'delay.py', 'delay_grade');
  await setConditionalBreakpoint(page, 19, 'arr_delay is not None and arr_delay > 1000');
  await page.keyboard.press('F5');
  await expectStopped(page, 'at a breakpoint, line 19');
  await expect(variable(page, 'arr_delay')).toContainText('1272');
  await expect(variable(page, 'carrier')).toContainText("'HA'");
  await page.keyboard.press('Shift+F5');
  await expect(debuggerStatus(page)).toHaveText('Ended', { timeout: 30_000 });
  await runFunction(page);
  await expectRows(page, '336,776');
  await resultRow(page, 3).getByRole('gridcell').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Debug this row' }).click();
  await expectStopped(page, 'at a breakpoint, line 19');
  await expect(bottomPanel(page).getByText('Only input row 3.')).toBeVisible();
  await evaluateInConsole(page, '(dep_delay, arr_delay, carrier)', "(2, 33, 'AA')");
  await page.keyboard.press('Shift+F5');
  await expect(debuggerStatus(page)).toHaveText('Ended', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Remove the breakpoint delay.py:19' }).click();

  for (const { name, mode, decorator } of modes) {
    await test.step(name, async () => {
      await goToFunction(page, 'delay.py', 'delay_grade');
      await chooseMode(page, mode);
      await replaceText(page, calling(decorator, 'delay'));
      await setBreakpoint(page, 8);
      await page.keyboard.press('F5');
      await expectStopped(page, 'at a breakpoint, line 8');
      await expect(page.locator('.stopped-line')).toBeVisible();
      await expect(variable(page, 'carrier')).toContainText(decorator === '' ? "'UA'" : 'UA');
      await evaluateInConsole(page, decorator === '' ? 'dep_delay * 100' : 'int(dep_delay.iloc[0]) * 100', '200');
      await page.keyboard.press('F11');
      await expectStopped(page, 'after a step, line 2');
      await expect(page.getByRole('tab', { name: 'helper.py', exact: true })).toHaveAttribute('aria-selected', 'true');
      await page.getByRole('button', { name: 'Remove the breakpoint delay.py:8' }).click();
      await page.keyboard.press('F5');
      await expect(debuggerStatus(page)).toHaveText('Ended', { timeout: 90_000 });
      await showTab(page, 'Rows');
      await expectRows(page, '336,776');

      // Debug the row that fails.
      await goToFunction(page, 'delay.py', 'delay_grade');
      await replaceText(
        page,
        calling(decorator, decorator === '' ? '100 // (delay - 12)' : 'delay.map(lambda each: 100 // (each - 12))'),
      );
      await runFunction(page);
      await bottomPanel(page).getByRole('button', { name: 'Debug this row' }).click({ timeout: 60_000 });
      await expectStopped(page, 'at a breakpoint, line 8');
      await evaluateInConsole(
        page,
        decorator === '' ? 'arr_delay' : '12.0 in set(arr_delay)',
        decorator === '' ? '12' : 'True',
      );
      await page.keyboard.press('F5');
      await expectStopped(page, 'ZeroDivisionError');
      await page.keyboard.press('Shift+F5');
      await expect(debuggerStatus(page)).toHaveText('Ended', { timeout: 30_000 });

      // The session is of use.
      await replaceText(page, calling(decorator, 'delay'));
      await runFunction(page);
      await expectRows(page, '336,776');
    });
  }
});
