/** What is there for other kinds than scalar, and tests. */
import { expect, test } from '../app/fixture';
import { functionCard } from '../actions/card';
import { acceptRows, runTests, testStatus } from '../actions/cases';
import { chooseMode, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, runCommand, showTab, statusBar } from '../actions/window';
import { delayTimes } from '../samples/functions';
import { isNarrow, openCamera } from './pictures';

test('functions of every kind', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);

  await goToFunction(page, 'aggregates_pandas.py', 'delay_profile');
  await runFunction(page);
  await expectRows(page, '1,098');
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await picture('windows');
  await page.keyboard.press('Escape');

  await chooseMode(page, 'thread');
  await goToFunction(page, 'aggregates.py', 'most_frequent');
  await runFunction(page);
  await expect(resultRow(page, 1)).toContainText('+I', { timeout: 30_000 });
  await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await picture('changelog');
  await chooseMode(page, 'process');

  await goToFunction(page, 'routes.py', 'route_ends');
  await runFunction(page);
  await expectRows(page, '664,839');
  await picture('table', async (look) => {
    if (isNarrow(look)) await showTab(page, 'Inspector');
    const more = functionCard(page).getByRole('button', { name: /^More/ });
    if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
  });
});

test('tests', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);

  await goToFunction(page, 'delay.py', 'delay_grade');
  await showTab(page, 'Tests');
  await picture('tests-first');
  await replaceText(page, delayTimes(2, 'INT'));
  await runFunction(page);
  await expectRows(page, '336,776');
  await acceptRows(page, 'doubled', 5);
  await replaceText(page, delayTimes(3, 'INT'));
  await runTests(page);
  await expect(testStatus(page)).toContainText('2 failed', { timeout: 60_000 });
  await picture('tests-failed');

  await page.getByRole('banner').getByRole('combobox', { name: 'Data' }).click();
  await page.getByRole('option', { name: /^Nasty rows/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Nasty rows for delay_grade' });
  await expect(dialog.getByRole('group', { name: 'First nasty rows' })).toContainText('9223372036854775807');
  await picture('nasty');
  await dialog.getByRole('button', { name: 'Use these rows' }).click();
  await runCommand(page, 'differences');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Rows' }).fill('300');
  await page.getByRole('dialog').getByRole('button', { name: 'Find differences' }).click();
  const status = bottomPanel(page).getByRole('status', { name: 'Result of the differential run' });
  await expect(status).toContainText(/\d+\sdifference/, { timeout: 60_000 });
  await picture('differences');
});
