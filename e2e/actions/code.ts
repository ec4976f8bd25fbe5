/** What a user does while writing code. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';
import { bottomPanel } from './window';

export function editorText(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Python file' });
}

export function suggestions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Suggest' });
}

/** Puts the cursor behind the first `part` of the file, by the find box as by hand. */
export async function goBehind(page: Page, part: string): Promise<void> {
  await editorText(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+F');
  const find = page.getByRole('textbox', { name: 'Find' });
  await find.fill(part);
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await find.press('Escape');
  await page.keyboard.press('ArrowRight');
}

/** Waits for a line of the editor; Monaco draws blanks as no-break spaces. */
export async function expectText(page: Page, line: string): Promise<void> {
  await expect(page.locator('.view-line').filter({ hasText: new RegExp(escaped(line)) })).toBeVisible();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s');
}

/** Squiggles are drawn by class, and nothing else tells of them. */
export function squiggles(page: Page, severity: 'error' | 'warning' | 'info'): Locator {
  return page.locator(`.monaco-editor .squiggly-${severity}`);
}

/** The number on the tab of problems; 0 where there is none. */
export async function problemCount(page: Page): Promise<number> {
  const text = await bottomPanel(page)
    .getByRole('tab', { name: /^Problems/ })
    .textContent();
  return Number(/\d+/.exec(text ?? '')?.[0] ?? 0);
}
