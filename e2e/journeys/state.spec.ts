/** What an aggregate remembers, call by call; and the laws that it should keep. */
import { expect, test } from '../app/fixture';
import { expectStopped, evaluateInConsole } from '../actions/debugging';
import { runFunction, resultRow } from '../actions/runs';
import { callSlider, expectRecorded, law, statePanel, theCall } from '../actions/state';
import { goToFunction, openFile, replaceText, runCommand, waitForEditor } from '../actions/window';
import { brokenMean } from '../samples/functions';

test.setTimeout(240_000);

test('the state of a key is gone through by keyboard; a broken merge is shown in its smallest example', async ({
  desktop,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  await runCommand(page, 'Show the state of aggregates');
  await expect(statePanel(page)).toContainText('delay_grade has no accumulator');

  await openFile(page, 'aggregates.py');
  await goToFunction(page, 'aggregates.py', 'most_frequent');
  await runCommand(page, 'Show the state of the aggregate');
  await expectRecorded(page);
  await statePanel(page).getByRole('button', { name: /^UA/ }).click();
  await expect(theCall(page)).toContainText('ORD 6,984');

  await callSlider(page).focus();
  await page.keyboard.press('Home');
  await expect(theCall(page)).toContainText('create_accumulator');
  await expect(statePanel(page).getByRole('region', { name: 'MapView counts' })).toContainText('Empty');
  await page.keyboard.press('ArrowRight');
  await expect(theCall(page)).toContainText('get_value');
  await page.keyboard.press('ArrowRight');
  await expect(theCall(page)).toContainText("accumulatedest = 'IAH'");
  await expect(theCall(page)).toContainText(/Input row\s*1/);
  await page.keyboard.press('ArrowRight');
  await expect(statePanel(page).getByRole('table', { name: 'counts' }).getByRole('row')).toHaveText(["'IAH'2"]);
  await page.keyboard.press('ArrowLeft');
  await expect(statePanel(page).getByRole('table', { name: 'counts' }).getByRole('row')).toHaveText(["'IAH'1"]);
  await page.keyboard.press('End');
  await expect(theCall(page)).toContainText('ORD 6,984');

  // The one of a row of the result.
  await goToFunction(page, 'aggregates.py', 'mean_delay');
  await runFunction(page);
  await resultRow(page, 3).getByRole('gridcell').first().click({ button: 'right', timeout: 60_000 });
  await page.getByRole('menuitem', { name: 'Show its state' }).click();
  await expectRecorded(page);
  await expect(statePanel(page).getByRole('status')).toContainText('mean_delay: one key');
  await expect(statePanel(page).getByRole('list', { name: 'Keys' }).getByRole('listitem')).toHaveCount(1);

  await runCommand(page, 'Check the laws');
  await expect(statePanel(page).getByRole('status')).toContainText('no law is broken', { timeout: 90_000 });
  await expect(law(page, 'Retracting undoes accumulating')).toContainText('holds in');

  await replaceText(page, brokenMean);
  await goToFunction(page, 'aggregates.py', 'mean_delay');
  await runCommand(page, 'Check the laws');
  await expect(statePanel(page).getByRole('status')).toContainText('1 law broken', { timeout: 90_000 });
  const merging = law(page, 'Merging equals one by one');
  await expect(merging).toContainText('Smallest case that shows it');
  await expect(merging.getByRole('row')).toHaveText([/dep_delay/, '0accumulator 1', '1accumulator 2']);
  await expect(merging).toContainText('one by one0.5');
  await expect(merging).toContainText('merged1.0');
  await merging.getByRole('button', { name: 'Debug it' }).click();
  await expectStopped(page, 'at a breakpoint, line 18');
  await evaluateInConsole(page, 'accumulators[0]', 'Row(1, 1)');
  await page.keyboard.press('Shift+F5');
});
