/** What a user does in the window, one verb each. Selectors are roles and names: what a user sees, and a screen reader says. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';

/** Waits until the editor shows a file, as it does after start. */
export async function waitForEditor(page: Page): Promise<void> {
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible({ timeout: 30_000 });
}

export async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('tree', { name: 'Project files' }).getByRole('treeitem', { name, exact: true }).click();
  await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
}

/** Puts the cursor on a function by its name in the list of files. */
export async function goToFunction(page: Page, file: string, name: string): Promise<void> {
  const entry = page.locator(`[id="file-${file}:${name}"]`);
  await entry.click();
  await expect(entry).toHaveAttribute('aria-current', 'true');
}

/** Pastes a whole new text over the one in the editor: typing would be indented by the editor as it goes. */
export async function replaceText(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Python file' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await editor.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

export function statusBar(page: Page): Locator {
  return page.getByLabel('Status', { exact: true });
}

export function bottomPanel(page: Page): Locator {
  return page.getByRole('region', { name: 'Bottom panel' });
}

export async function showTab(page: Page, name: string): Promise<Locator> {
  await bottomPanel(page)
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click();
  return bottomPanel(page).getByRole('tabpanel', { name: new RegExp(`^${name}`) });
}

/** From the rail's Files view, beginning with a template. */
export async function newFile(page: Page, name: string, template: string): Promise<void> {
  await page.getByRole('button', { name: 'New Python file' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New Python file' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Begin with' }).click();
  await page.getByRole('option', { name: new RegExp(`^${template}(?!,)`) }).click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toBeHidden();
}

/** By the palette. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Commands' }).fill(words);
  await page.keyboard.press('Enter');
}
