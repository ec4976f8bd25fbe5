/** Functions of other kinds than scalar: grouped, with their changes, joined. */
import { expect, test } from '../app/fixture';
import { choosePart, chooseOne, functionCard, toggleMany } from '../actions/card';
import { expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, statusBar, waitForEditor } from '../actions/window';

test('a pandas aggregate is run by carrier, then by origin, then in windows of a day; a nested value is unfolded', async ({
  desktop,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'aggregates_pandas.py', 'mean_delay');
  await runFunction(page);
  await expectRows(page, '16');
  await expect(statusBar(page)).toContainText('process, Arrow');
  await expect(resultRow(page, 1)).toContainText('9E');

  await toggleMany(page, 'Group by', 'carrier', 'origin');
  await expect(functionCard(page).getByRole('button', { name: 'Group by: origin' })).toBeVisible();
  await runFunction(page);
  await expectRows(page, '3');
  await expect(resultRow(page, 1)).toContainText('EWR');

  await chooseOne(page, 'Window', 'tumble');
  const size = functionCard(page).getByRole('textbox', { name: 'Window size' });
  await size.fill('1 day');
  await size.press('Enter');
  await expect(size).toHaveValue('1 d');
  await runFunction(page);
  await expectRows(page, '1,098');
  await expect(resultRow(page, 1)).toContainText('2013-01-01T00:00:00');

  // From the keyboard.
  await goToFunction(page, 'aggregates_pandas.py', 'delay_profile');
  await runFunction(page);
  await expectRows(page, '1,098');
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const detail = page.getByRole('dialog', { name: 'result, row 1' });
  await expect(detail).toContainText('cancelled');
  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
  await expect(bottomPanel(page).getByRole('grid')).toBeFocused();
});

test('changes and final rows of an aggregate, a left outer join, and a call within a call', async ({ desktop }) => {
  const { page } = desktop;
  await waitForEditor(page);
  await goToFunction(page, 'aggregates.py', 'most_frequent');
  await runFunction(page);
  await expect(resultRow(page, 1)).toContainText('+I');
  await expect(resultRow(page, 1)).toContainText('insert');
  await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  await page.getByRole('grid').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(page.getByRole('grid')).toContainText('after the update');

  await choosePart(page, 'Shows', 'Final rows');
  await runFunction(page);
  await expectRows(page, '16');
  await expect(page.getByRole('grid')).not.toContainText('insert');

  // It keeps the rows that the table function gives nothing for.
  await goToFunction(page, 'routes.py', 'route_ends');
  await runFunction(page);
  await expectRows(page, '664,839');
  await choosePart(page, 'Join', 'Inner');
  await runFunction(page);
  await expectRows(page, '656,584');

  await goToFunction(page, 'text.py', 'route_label');
  await chooseOne(page, 'Argument tailnum', 'route_label');
  await expect(
    functionCard(page).getByRole('combobox', { name: 'Argument dest of route_label in tailnum' }),
  ).toBeVisible();
  await runFunction(page);
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1)).toContainText('United UNITED N14228 TO IAH to IAH');
});
