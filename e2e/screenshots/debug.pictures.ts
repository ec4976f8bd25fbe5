/** The debugger's states: before the first use, stopped, with a table. */
import { expect, test } from '../app/fixture';
import { evaluateInConsole, expectStopped, setBreakpoint, variable } from '../actions/debugging';
import { goToFunction, openFile, showTab } from '../actions/window';
import { openCamera } from './pictures';

test('the debugger', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await showTab(page, 'Debug');
  await picture('debug-first');
  await setBreakpoint(page, 23);
  await page.keyboard.press('F5');
  await expectStopped(page, 'at a breakpoint');
  await evaluateInConsole(page, 'arr_delay - dep_delay', '9');
  await page.keyboard.press('F10');
  await expectStopped(page, 'after a step');
  await picture('debug-stopped');
  await page.keyboard.press('Shift+F5');
  await page.getByRole('button', { name: 'Remove the breakpoint delay.py:23' }).click();
  await openFile(page, 'delay_pandas.py');
  await goToFunction(page, 'delay_pandas.py', 'catch_up');
  await setBreakpoint(page, 35);
  await page.keyboard.press('F5');
  await expectStopped(page, 'at a breakpoint');
  await variable(page, 'dep_delay')
    .getByRole('button', { name: /as a table$/ })
    .click();
  await expect(page.getByRole('region', { name: 'Rows' })).toBeVisible();
  await picture('debug-table');
  await page.keyboard.press('Shift+F5');
});
