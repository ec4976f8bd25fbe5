/** What is known of the data, rows written by hand, and a file that two programs wrote. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { runFunction } from '../actions/runs';
import { openFile, statusBar } from '../actions/window';
import { openCamera } from './pictures';

test('statistics, and rows by hand', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await page.getByRole('button', { name: 'Statistics of all rows of flights' }).click();
  await expect(page.getByRole('region', { name: 'Data flights' })).toContainText('distinct', { timeout: 60_000 });
  await picture('statistics');
  await page.getByRole('button', { name: 'Copy rows of flights to edit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  const grid = page.getByRole('grid', { name: 'Rows by hand' });
  await expect(grid).toBeVisible();
  await page.getByRole('button', { name: 'Let delay_grade run on these rows' }).click();
  await runFunction(page);
  await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  await picture('rows-by-hand');
});

test('two texts of one file', async ({ desktop, project }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);
  await openFile(page, 'text.py');
  const file = path.join(project, 'text.py');
  const before = fs.readFileSync(file, 'utf8');
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  const typing = page.keyboard.type('# Mine: what is typed here\n', { delay: 8 });
  fs.writeFileSync(file, `${before}\n# Theirs: what another program wrote\n`);
  await typing;
  await page.getByRole('button', { name: 'Compare the two texts' }).click();
  await picture('two-texts');
});
