/** Writing code: completion, explanations, diagnostics, definitions, renaming, formatting. */
import { expect, test } from '../app/fixture';
import { editorText, goBehind, suggestions } from '../actions/code';
import { openFile, waitForEditor } from '../actions/window';

test('names are completed, with their documentation', async ({ appPage: page }) => {
  await waitForEditor(page);
  await openFile(page, 'delay.py');
  await goBehind(page, 'DataTypes.');
  await editorText(page).press('Control+Space');
  await expect(
    suggestions(page)
      .getByRole('option', { name: /BIGINT/ })
      .first(),
  ).toBeVisible({ timeout: 20_000 });
});
