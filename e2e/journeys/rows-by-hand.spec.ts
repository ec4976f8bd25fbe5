/** Rows by hand, by keyboard alone: a small table is typed, a function runs on it, cells are changed, an aggregate takes rows back. */
import fs from 'node:fs';
import path from 'node:path';
import { graveFindings } from '../actions/accessibility';
import { runFunction } from '../actions/runs';
import { bottomPanel, newFile, replaceText, statusBar, waitForEditor } from '../actions/window';
import { expect, test } from '../app/fixture';

const functions = `from pyflink.table.udf import AggregateFunction, udaf, udf


@udf(result_type='BIGINT')
def twice(a):
    return None if a is None else a * 2


class Sum(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, a):
        acc[0] += a

    def retract(self, acc, a):
        acc[0] -= a

    def get_value(self, acc):
        return acc[0]


total = udaf(Sum(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')
`;

test('a table is typed, run, changed and run again; an aggregate takes rows back', async ({ launch, project }) => {
  const folder = path.join(path.dirname(project), 'by-hand');
  fs.mkdirSync(folder);
  const { page } = await launch({ project: folder });
  await newFile(page, 'small.py', 'Empty file');
  await waitForEditor(page);
  await replaceText(page, functions);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Function', exact: true })).toContainText('twice');
  await page.getByRole('button', { name: 'Write rows by hand' }).click();
  const grid = page.getByRole('grid', { name: 'Rows by hand' });
  await expect(grid).toBeFocused();

  // A column of what the function takes is there; Tab goes on to new rows, and what is no BIGINT stays and says so.
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Type or F2' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('status').filter({ hasText: 'This is no BIGINT' })).toBeVisible();
  await page.keyboard.press('Delete');
  await runFunction(page);
  const result = bottomPanel(page).getByRole('grid');
  await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  await expect(result).toContainText('40');
  await expect(result).toContainText('NULL');
  // What is typed counts at once, also where the box is still open.
  await page.keyboard.press('F2');
  await page.keyboard.type('21');
  await runFunction(page);
  await expect(result).toContainText('42', { timeout: 30_000 });
  await page.keyboard.press('Enter');
  expect(await graveFindings(page)).toEqual([]);

  // Changes: what is deleted is taken back from the sum.
  await page.getByRole('button', { name: 'Row kinds' }).click();
  await grid.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Home');
  await page.keyboard.type('d');
  await page.keyboard.press('Tab');
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('row').nth(3)).toContainText('-D');
  await page.getByRole('tab', { name: 'small.py', exact: true }).click();
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  const card = page.getByRole('region', { name: 'Function', exact: true });
  await expect(card).toContainText('total');
  await runFunction(page);
  await expect(statusBar(page)).toContainText('Done', { timeout: 30_000 });
  await expect(result).toContainText('21');
  const kept = path.join(folder, 'rows.rows.json');
  await expect.poll(() => fs.readFileSync(kept, 'utf8')).toContain('    ["-D", 20]\n');
});
