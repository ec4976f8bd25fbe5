/** What comes before, beside and over the views: the welcome, dialogs, completion, keyboard shortcuts, the tour. */
import type { Page } from '@playwright/test';
import { expect, test } from '../app/fixture';
import { editorText, suggestions } from '../actions/code';
import { expectRows, runFunction } from '../actions/runs';
import { goToFunction, openFile, runCommand } from '../actions/window';
import { openCamera } from './pictures';

test('the welcome', async ({ launch }) => {
  const desktop = await launch({ project: null });
  const picture = await openCamera(desktop, (page) =>
    expect(page.getByText('Open a folder with UDF files')).toBeVisible({ timeout: 30_000 }),
  );
  await picture('welcome');
});

test('dialogs, completion, shortcuts and the tour', async ({ desktop }) => {
  const { page } = desktop;
  const picture = await openCamera(desktop);

  for (const [name, command] of [
    ['new-file', 'New Python file'],
    ['add-data', 'Add a data file'],
    ['import-config', 'Import a config.yaml'],
  ] as const) {
    await dialogOf(page, command);
    await picture(name);
    await page.keyboard.press('Escape');
  }

  await openFile(page, 'text.py');
  await editorText(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\ndef f(d');
  const suggest = async (): Promise<void> => {
    // A resized editor closes the list; asked for twice it would show more.
    await editorText(page).focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await expect(suggestions(page).getByRole('option', { name: /^distance/ })).toBeVisible({ timeout: 30_000 });
  };
  await picture('completion', suggest);
  await page.keyboard.press('Escape');
  for (let press = 0; press < '\ndef f(d'.length; press += 1) await page.keyboard.press('Backspace');

  await page.keyboard.press('Control+Alt+k');
  await expect(page.getByRole('region', { name: 'Keyboard shortcuts' })).toBeVisible();
  await picture('shortcuts');
  await page.keyboard.press('Alt+w');

  await goToFunction(page, 'delay.py', 'delay_grade');
  await runFunction(page);
  await expectRows(page, '336,776');
  await dialogOf(page, 'Accept the rows');
  await picture('accept');
  await page.keyboard.press('Escape');
  await runCommand(page, 'Take the tour');
  await expect(page.getByRole('complementary', { name: 'Tour' })).toContainText('1 of 5');
  await picture('tour');
});

async function dialogOf(page: Page, command: string): Promise<void> {
  await runCommand(page, command);
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
}
