/** The same workbench in a browser. */
import { expect, test } from '../app/fixture';
import { expectRows, resultRow, runFunction } from '../actions/runs';
import { goToFunction, waitForEditor } from '../actions/window';

test('a function runs in the browser host, and its rows are seen', async ({ inBrowser }) => {
  const { page } = inBrowser;
  await waitForEditor(page);
  await goToFunction(page, 'text.py', 'route_label');
  await runFunction(page);
  await expectRows(page, '336,776');
  await expect(resultRow(page, 1)).toContainText('United N14228 to IAH');
});
