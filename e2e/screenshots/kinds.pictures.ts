/** Pictures of what is there for other kinds than scalar, and of tests. */
import { expect, test } from '../app/fixture';
import { functionCard } from '../actions/card';
import { acceptRows, runTests, testStatus } from '../actions/cases';
import { chooseMode, expectRows, resultRow, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, replaceText, showTab, statusBar } from '../actions/window';
import { dress, lookName, looks } from './pictures';

for (const look of looks) {
  test(`functions of every kind in ${lookName(look)}`, async ({ launch }) => {
    const desktop = await launch();
    const { page } = desktop;
    const picture = await dress(desktop, look);

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
    if (look.width <= 1280) await showTab(page, 'Inspector');
    await functionCard(page).getByRole('button', { name: /^More/ }).click();
    await picture('table');
  });

  test(`tests in ${lookName(look)}`, async ({ launch }) => {
    const desktop = await launch();
    const { page } = desktop;
    const picture = await dress(desktop, look);

    await goToFunction(page, 'delay.py', 'delay_grade');
    await showTab(page, 'Tests');
    await picture('tests-first');
    await replaceText(page, doubling);
    await runFunction(page);
    await expectRows(page, '336,776');
    await acceptRows(page, 'doubled', 5);
    await replaceText(page, doubling.replace('* 2', '* 3'));
    await runTests(page);
    await expect(testStatus(page)).toContainText('2 failed', { timeout: 60_000 });
    await picture('tests-failed');

    await page.getByRole('banner').getByRole('combobox', { name: 'Data' }).click();
    await page.getByRole('option', { name: /^Nasty rows/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Nasty rows for delay_grade' });
    await expect(dialog.getByRole('group', { name: 'First nasty rows' })).toContainText('9223372036854775807');
    await picture('nasty');
    await dialog.getByRole('button', { name: 'Use these rows' }).click();
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('combobox', { name: 'Commands' }).fill('differences');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Rows' }).fill('300');
    await page.getByRole('dialog').getByRole('button', { name: 'Find differences' }).click();
    const status = bottomPanel(page).getByRole('status', { name: 'Result of the differential run' });
    await expect(status).toContainText(/\d+\sdifference/, { timeout: 60_000 });
    await picture('differences');
  });
}

const doubling = `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.INT())
def delay_grade(dep_delay, arr_delay, carrier):
    """Twice the delay, or NULL for a flight that never left."""
    return None if dep_delay is None else dep_delay * 2`;
