/** A first file of every kind, in a folder that has nothing yet. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { runFunction } from '../actions/runs';
import { bottomPanel, newFile, statusBar, waitForEditor } from '../actions/window';

/** One of each shape of results; a test of the templates runs all of them in every mode. */
const templates = [
  { template: 'Scalar function', name: 'fahrenheit' },
  { template: 'Async function', name: 'region_of' },
  { template: 'Table function', name: 'words' },
  { template: 'Table aggregate function', name: 'top2' },
] as const;

test('what a new file begins with runs at once on rows of its own, whichever kind it is', async ({
  launch,
  project,
}) => {
  const folder = path.join(path.dirname(project), 'empty');
  fs.mkdirSync(folder);
  const { page } = await launch({ project: folder });
  for (const [index, { template, name }] of templates.entries()) {
    await newFile(page, `file_${index}.py`, template);
    await waitForEditor(page);
    await expect(page.getByRole('region', { name: 'Function', exact: true }).getByRole('heading')).toHaveText(name);
    await runFunction(page);
    await expect(bottomPanel(page).getByRole('grid', { name: `Rows of ${name}` })).toBeVisible({ timeout: 30_000 });
    await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  }
});
