/** The tour ends with a finished comparison, whatever of it the user does by hand. */
import { chooseRepeats } from '../actions/runs';
import { waitForEditor } from '../actions/window';
import { expect, test } from '../app/fixture';

test('the tour goes on by what happens in the window, and ends with the answer', async ({ appPage: page }) => {
  test.slow();
  await waitForEditor(page);
  await chooseRepeats(page, '3', '0.5 s');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Take the tour' }).click();
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await expect(tour).toContainText('1 of 5');
  await tour.getByRole('button', { name: 'Go to one' }).click();

  await expect(tour).toContainText('2 of 5');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(tour).toContainText('3 of 5', { timeout: 30_000 });
  await tour.getByRole('button', { name: 'Choose thread' }).click();
  await expect(tour).toContainText('4 of 5');
  await tour.getByRole('button', { name: 'Run it again' }).click();
  await expect(tour).toContainText('5 of 5', { timeout: 30_000 });
  await tour.getByRole('button', { name: 'Compare' }).click();
  await expect(tour).toContainText('That is the round', { timeout: 90_000 });
  await expect(tour).toContainText('process');
  await tour.getByRole('button', { name: 'Close' }).click();
  await expect(tour).toBeHidden();
});
