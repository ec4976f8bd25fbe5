/** Writing code: completion, explanations, diagnostics, definitions, renaming, formatting, Flink's own rules. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '../app/fixture';
import { editorText, expectText, goBehind, problemCount, squiggles, suggestions } from '../actions/code';
import { openFile, replaceText, showTab, waitForEditor } from '../actions/window';

const slow = { timeout: 30_000 };

const words = `from helpers import tidy
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def shout(carrier: str) -> str:
    return tidy(carrier).upper()
`;
const helpers = `def tidy(word: str) -> str:
    """Without blanks around it."""
    return word.strip()
`;

function writeProject(project: string): void {
  fs.writeFileSync(path.join(project, 'words.py'), words);
  fs.writeFileSync(path.join(project, 'helpers.py'), helpers);
  fs.writeFileSync(
    path.join(project, 'wrong.py'),
    words.replace('-> str', '-> int').replace('from helpers', 'from not_there'),
  );
}

test('names and columns are completed, calls show their parameters, and a server that dies is started again', async ({
  desktop,
}) => {
  const { page } = desktop;
  await waitForEditor(page);
  await openFile(page, 'delay.py');
  await goBehind(page, 'DataTypes.');
  await page.keyboard.press('Control+Space');
  const bigint = suggestions(page).getByRole('option', { name: /^BIGINT/ });
  await expect(bigint).toBeVisible(slow);
  await page.keyboard.press('Escape');

  // A server that dies is started again.
  const servers = () => desktop.processes().filter(({ command }) => command.includes('langserver'));
  await expect.poll(() => servers().length, slow).toBe(1);
  const [before] = servers();
  process.kill(before?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => servers().filter(({ pid }) => pid !== before?.pid).length, slow).toBe(1);
  await page.keyboard.press('Control+Space');
  await expect(bigint).toBeVisible(slow);
  expect(await problemCount(page)).toBe(0);
  await page.keyboard.press('Escape');

  await goBehind(page, 'result_type=DataTypes.STRING()');
  await page.keyboard.type(', name=DataTypes.DECIM');
  await expect(suggestions(page).getByRole('option', { name: /^DECIMAL/ })).toBeVisible(slow);
  await page.keyboard.press('Tab');
  await page.keyboard.type('(');
  await expect(page.locator('.parameter-hints-widget')).toContainText('precision: int');
  await page.keyboard.press('Escape');

  await page.getByText('udf', { exact: true }).first().hover();
  await expect(page.locator('.monaco-hover').filter({ hasText: 'scalar function' })).toBeVisible(slow);

  // Columns of the bound data, with type and values.
  await openFile(page, 'text.py');
  await editorText(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\ndef f(dis');
  await expect(suggestions(page).getByRole('option', { name: /^distance/ })).toBeVisible(slow);
  await expect(suggestions(page).getByRole('option', { name: /^distance/ })).toContainText('BIGINT');
  await page.keyboard.press('Control+Space');
  await expect(page.locator('.suggest-details')).toContainText('First values');
});

test('what is wrong is told while typing; saving by hand formats, and can be told not to', async ({
  appPage: page,
  project,
}) => {
  await waitForEditor(page);
  await openFile(page, 'delay.py');
  await goBehind(page, 'return (dep_delay - arr_del');
  await page.keyboard.type('z');
  const problems = await showTab(page, 'Problems');
  await expect(problems.getByText('"arr_delzay" is not defined')).toBeVisible(slow);
  await expect(squiggles(page, 'error').first()).toBeVisible();
  await expect(problems.getByText(/pyright reportUndefinedVariable/)).toBeVisible();
  await editorText(page).focus();
  await page.keyboard.press('Backspace');
  await expect(problems.getByText('No problems')).toBeVisible(slow);

  // Saving by hand formats, and can be told not to.
  const unformatted = 'x   =  [1,2]\n';
  const saved = () => fs.readFileSync(path.join(project, 'text.py'), 'utf8');
  await openFile(page, 'text.py');
  await replaceText(page, unformatted);
  // As it is typed it is left as it is.
  await expect.poll(saved).toBe(unformatted);
  await page.keyboard.press('ControlOrMeta+S');
  await expect.poll(saved, slow).toBe('x = [1, 2]\n');

  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByPlaceholder('What do you want to do?').fill('format on save');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saving leaves files as they are typed.')).toBeVisible();
  await replaceText(page, unformatted);
  await page.keyboard.press('ControlOrMeta+S');
  await expect.poll(saved).toBe(unformatted);
  await editorText(page).focus();
  await page.keyboard.press('Shift+Alt+F');
  await expect.poll(saved, slow).toBe('x = [1, 2]\n');
});

test("a definition is found in another file, and renamed in both; Flink's own rules tell how to mend a function", async ({
  launch,
  project,
}) => {
  writeProject(project);
  const { page } = await launch();
  await waitForEditor(page);
  await openFile(page, 'words.py');
  await goBehind(page, 'return ti');
  await expect(async () => {
    await page.keyboard.press('F12');
    await expect(page.getByRole('tab', { name: 'helpers.py', exact: true })).toHaveAttribute('aria-selected', 'true', {
      timeout: 10_000,
    });
  }).toPass({ timeout: 60_000 });
  // A file that is closed is renamed in, too.
  await page.keyboard.press('Alt+W');
  await openFile(page, 'words.py');
  await goBehind(page, 'return ti');
  await page.keyboard.press('F2');
  const name = page.locator('.rename-box input');
  await expect(name).toHaveValue('tidy');
  await name.fill('trimmed');
  await name.press('Enter');
  await expectText(page, 'return trimmed(carrier).upper()');
  const saved = (file: string) => () => fs.readFileSync(path.join(project, file), 'utf8');
  await expect.poll(saved('helpers.py')).toContain('def trimmed(word: str)');
  await expect.poll(saved('words.py')).toContain('from helpers import trimmed');

  // Flink's own rules tell what a job would fail with, and how to mend it.
  await openFile(page, 'wrong.py');
  const problems = await showTab(page, 'Problems');
  await expect(problems.getByText(/^shout returns int, but is declared as STRING/)).toBeVisible(slow);
  await goBehind(page, ') -> int');
  await page.keyboard.press('ControlOrMeta+.');
  await page.getByText('Annotate str').click();
  await expectText(page, 'def shout(carrier: str) -> str:');
  await expect(problems.getByText(/shout returns int/)).toBeHidden(slow);
});
