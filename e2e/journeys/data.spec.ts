/** Data of a project: a file dropped on the window, and a query over it that a function runs on. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { expectText, squiggles, suggestions } from '../actions/code';
import { functionCard } from '../actions/card';
import { runFunction } from '../actions/runs';
import { bottomPanel, newFile, replaceText, statusBar, waitForEditor } from '../actions/window';

test('a dropped file becomes data, and a query over it runs', async ({ launch, project }) => {
  const folder = path.join(path.dirname(project), 'own');
  fs.mkdirSync(folder);
  const { app, page } = await launch({ project: folder });
  await newFile(page, 'twice.py', 'Empty file');
  await waitForEditor(page);
  await replaceText(
    page,
    "from pyflink.table.udf import udf\n\n\n@udf(result_type='BIGINT')\ndef twice(a):\n    return a * 2\n",
  );
  // As a browser hands a file over that lies nowhere: its text is copied into the project.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a,s\n1,x\n20,y\n30,z\n'], 'tiny.csv'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  const dialog = page.getByRole('dialog', { name: 'Add a data file' });
  await expect(dialog.getByRole('textbox', { name: 'Path' })).toHaveValue('data/tiny.csv');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('region', { name: 'Data tiny' })).toContainText('BIGINT');

  await page.getByRole('button', { name: 'Statistics of all rows of tiny' }).click();
  await expect(page.getByRole('region', { name: 'Data tiny' })).toContainText('no NULL · 3 distinct', {
    timeout: 30_000,
  });
  await expect(page.getByRole('region', { name: 'Data tiny' })).toContainText('1 to 30 · mean 17');

  await page.getByRole('button', { name: 'New SQL query over the data' }).click();
  await expect(page.getByRole('tab', { name: 'query.sql', exact: true })).toBeVisible();
  // Names are offered while it is written, and what DuckDB does not know is marked where it stands.
  await replaceText(page, 'SELECT aa FROM tiny\n');
  await expect(squiggles(page, 'error')).toHaveCount(1);
  await replaceText(page, 'SELECT * FROM ');
  await page.keyboard.type('ti');
  await expect(suggestions(page).getByRole('option', { name: /^tiny/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expectText(page, 'SELECT * FROM tiny');
  await replaceText(page, 'SELECT a, s FROM tiny WHERE a > 10 ORDER BY a DESC\n');
  await expect(squiggles(page, 'error')).toHaveCount(0);
  await page.getByRole('button', { name: 'Read query again' }).click();
  await expect(page.getByRole('region', { name: 'Data query' })).toContainText('2 rows');

  await page.getByRole('tab', { name: 'twice.py', exact: true }).click();
  await page.getByRole('combobox', { name: /^Data/ }).first().click();
  await page.getByRole('option', { name: /^query/ }).click();
  await runFunction(page);
  await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  await expect(bottomPanel(page).getByRole('grid')).toContainText('60');

  const written = path.join(folder, 'twice.jsonl');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, written);
  await functionCard(page).getByRole('button', { name: 'Write to: choose a file' }).click();
  await expect(functionCard(page).getByRole('button', { name: 'Write to: twice.jsonl' })).toBeVisible();
  await runFunction(page);
  await expect(
    bottomPanel(page).getByRole('button', { name: /^Notes: Wrote 2 rows .* to .*twice\.jsonl/ }),
  ).toBeVisible({
    timeout: 30_000,
  });
  await expect(bottomPanel(page).getByRole('grid')).toContainText('60');
  expect(fs.readFileSync(written, 'utf8')).toBe('{"a":30,"result":60}\n{"a":20,"result":40}\n');
  await functionCard(page).getByRole('button', { name: 'Stop writing to twice.jsonl' }).click();
  await expect(functionCard(page).getByRole('button', { name: 'Write to: choose a file' })).toBeVisible();

  // A column is dragged onto the argument, and back.
  const argument = functionCard(page).getByRole('combobox', { name: 'Argument a' });
  for (const name of ['s', 'a']) {
    const columns = page.getByRole('region', { name: 'Data query' }).getByRole('listitem');
    await columns.filter({ has: page.getByTitle(name, { exact: true }) }).dragTo(argument);
    await expect(argument).toContainText(name);
  }
});
