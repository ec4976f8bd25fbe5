/** What a user does while writing code. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';

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
  await editorText(page).press('ArrowRight');
}

/** Marks of the editor: squiggles are drawn by class, and nothing else tells of them. */
export function squiggles(page: Page, severity: 'error' | 'warning' | 'info'): Locator {
  return page.locator(`.monaco-editor .squiggly-${severity}`);
}

export async function expectNoProblems(page: Page): Promise<void> {
  await expect(page.getByRole('tab', { name: /^Problems$/ })).toBeVisible();
}
