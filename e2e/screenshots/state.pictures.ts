/** The state microscope: before the first use, the calls of a key, and a broken law with its smallest example. */
import { expect, test } from '../app/fixture';
import { callSlider, expectRecorded, statePanel } from '../actions/state';
import { goToFunction, openFile, replaceText, runCommand, showTab } from '../actions/window';
import { brokenMean } from '../samples/functions';
import { openCamera } from './pictures';

test('the state of an aggregate', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  await openFile(page, 'aggregates.py');
  await goToFunction(page, 'aggregates.py', 'most_frequent');
  await showTab(page, 'State');
  await picture('state-first');
  await runCommand(page, 'Show the state of the aggregate');
  await expectRecorded(page);
  await callSlider(page).focus();
  await page.keyboard.press('Home');
  for (let call = 0; call < 60; call += 1) await page.keyboard.press('ArrowRight');
  await picture('state-calls');
  await replaceText(page, brokenMean);
  await goToFunction(page, 'aggregates.py', 'mean_delay');
  await runCommand(page, 'Check the laws');
  await expect(statePanel(page).getByRole('status')).toContainText('broken', { timeout: 120_000 });
  await picture('state-laws');
});
