/** Files of a project: made from a template, renamed, written by others, undone, and kept through a crash. */
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app/fixture';
import { bottomPanel, newFile, openFile, replaceText, statusBar, waitForEditor } from '../actions/window';

const editorText = (page: Page): Locator => page.locator('.monaco-editor .view-lines');
const tree = (page: Page): Locator => page.getByRole('tree', { name: 'Project files' });
const item = (page: Page, name: string): Locator => tree(page).getByRole('treeitem', { name, exact: true });

async function typeAtTop(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(text);
}

test('a new file runs, is tested and renamed by keyboard; a deletion is taken back', async ({ launch, project }) => {
  const folder = path.join(path.dirname(project), 'fresh');
  fs.mkdirSync(folder);
  const { page } = await launch({ project: folder });
  await newFile(page, 'mean.py', 'Aggregate function');
  await waitForEditor(page);
  await page.keyboard.press('ControlOrMeta+Alt+Enter');
  await expect(bottomPanel(page)).toContainText('2 passed', { timeout: 30_000 });

  await item(page, 'mean.py').click();
  await tree(page).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name of mean.py' }).fill('lib/average.py');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'average.py', exact: true })).toBeVisible();
  expect(fs.readdirSync(path.join(folder, 'lib')).sort()).toEqual(['average.example.json', 'average.py']);
  await expect
    .poll(() =>
      Object.keys(
        (JSON.parse(fs.readFileSync(path.join(folder, 'workbench.json'), 'utf8')) as { bindings: object }).bindings,
      ),
    )
    .toEqual(['lib/average.py:average']);

  await item(page, 'average.py').click();
  await tree(page).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('tab', { name: 'average.py', exact: true })).toBeHidden();
  expect(fs.existsSync(path.join(folder, 'lib/average.py'))).toBe(false);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('tab', { name: 'average.py', exact: true })).toBeVisible();
  expect(fs.existsSync(path.join(folder, 'lib/average.py'))).toBe(true);
});

test('what other programs write is taken over, and undo reaches back over it and over a closed tab', async ({
  appPage: page,
  project,
}) => {
  await waitForEditor(page);
  await openFile(page, 'text.py');
  await typeAtTop(page, '# typed here\n');
  const file = path.join(project, 'text.py');
  await expect.poll(() => fs.readFileSync(file, 'utf8')).toContain('# typed here\n');
  fs.writeFileSync(file, `# from elsewhere\n${fs.readFileSync(file, 'utf8')}`);
  await expect(editorText(page)).toContainText('from elsewhere');

  await page.getByTitle('Close text.py').click();
  await openFile(page, 'text.py');
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editorText(page)).not.toContainText('from elsewhere');
  await expect(editorText(page)).toContainText('typed here');

  fs.writeFileSync(path.join(project, 'made_elsewhere.py'), '');
  await expect(item(page, 'made_elsewhere.py')).toBeVisible();
  fs.rmSync(file);
  await expect(page.getByText('was deleted by another program')).toBeVisible();
});

test('two texts of one file are both kept, and the user chooses', async ({ appPage: page, project }) => {
  await waitForEditor(page);
  await openFile(page, 'text.py');
  const file = path.join(project, 'text.py');
  // Both at once: whichever is noticed first.
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  const typing = page.keyboard.type('# mine mine mine mine\n', { delay: 8 });
  fs.writeFileSync(file, '# theirs\n');
  await typing;
  // Beside each other, merged by keyboard: what the other program wrote is taken into the text that was typed.
  const compare = page.getByRole('button', { name: 'Compare the two texts' });
  await compare.focus();
  await page.keyboard.press('Enter');
  const mine = page.getByRole('textbox', { name: 'text.py, your text' });
  await expect(mine).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'text.py on disk' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# merged\n');
  await page.keyboard.press('Alt+F5');
  await page.keyboard.press('Alt+Enter');
  const merged = page
    .getByRole('group', { name: 'The two texts of text.py' })
    .locator('.modified-in-monaco-diff-editor');
  await expect(merged).toContainText('theirs');
  await expect(merged).not.toContainText('# mine mine');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(merged).toContainText('# mine mine mine mine');
  await page.getByRole('button', { name: 'Go on with my text' }).click();
  await expect(mine).toBeHidden();
  await expect.poll(() => fs.readFileSync(file, 'utf8')).toContain('# mine mine mine mine');
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editorText(page)).toContainText('theirs');
});

for (const victim of ['window', 'application'] as const) {
  test(`the ${victim}, killed, loses nothing that was typed`, async ({ launch, project }) => {
    const desktop = await launch();
    const { page } = desktop;
    await waitForEditor(page);
    await openFile(page, 'text.py');
    await replaceText(page, 'first = 1\n');
    await expect(statusBar(page)).toBeVisible();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('last_word = 2');
    if (victim === 'application') {
      // A key is on its way to the application for some milliseconds. What has come there is kept, long before the file is saved.
      await expect.poll(() => keptTexts(project), { intervals: [1] }).toContain('first = 1\nlast_word = 2');
      await desktop.kill();
    } else {
      await desktop.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        process.kill(contents?.getOSProcessId() ?? 0, 'SIGKILL');
      });
      await desktop.close();
    }
    const { page: next } = await launch({ project });
    await waitForEditor(next);
    await openFile(next, 'text.py');
    await expect(editorText(next)).toContainText('last_word = 2');
    await expect.poll(() => fs.readFileSync(path.join(project, 'text.py'), 'utf8')).toBe('first = 1\nlast_word = 2');
  });
}

/** What lies on the disk of a project: its drafts as they are written, and the file itself. */
function keptTexts(project: string): string {
  const drafts = path.join(project, '.workbench', 'drafts');
  const files = fs.existsSync(drafts) ? fs.readdirSync(drafts).map((name) => path.join(drafts, name)) : [];
  return [...files, path.join(project, 'text.py')]
    .map((file) => readIfThere(file).replaceAll('\\n', '\n'))
    .join('\n\n');
}

/** '' where it has just been taken away. */
function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
