/** The debugger, one verb each. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';
import { bottomPanel } from './window';

/** A click in the margin left of the line's number. */
export async function setBreakpoint(page: Page, line: number): Promise<void> {
  await clickMargin(page, line, 'left');
  await expect(page.locator('.breakpoint-glyph').first()).toBeVisible();
}

/** By a right click in the margin: a breakpoint with a condition. */
export async function setConditionalBreakpoint(page: Page, line: number, condition: string): Promise<void> {
  await clickMargin(page, line, 'right');
  const dialog = page.getByRole('dialog', { name: /^Breakpoint at/ });
  await dialog.getByRole('textbox', { name: 'Condition' }).fill(condition);
  await dialog.getByRole('button', { name: 'Set' }).click();
  await expect(dialog).toBeHidden();
}

/** The line is brought into view by the editor's own "go to line". */
async function clickMargin(page: Page, line: number, button: 'left' | 'right'): Promise<void> {
  await page.getByRole('textbox', { name: 'Python file' }).focus();
  await page.keyboard.press('Control+g');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
  const number = page.locator('.monaco-editor .line-numbers').filter({ hasText: new RegExp(`^${line}$`) });
  await expect(number).toBeVisible();
  const box = await boxAtRest(number);
  await page.mouse.click(box.x - 8, box.y + box.height / 2, { button });
}

/** The editor draws its lines anew while it scrolls to one. */
async function boxAtRest(number: Locator): Promise<{ x: number; y: number; height: number }> {
  const seen: (number | null)[] = [];
  await expect
    .poll(async () => {
      seen.push((await number.boundingBox())?.y ?? null);
      return seen.at(-1) !== null && seen.at(-1) === seen.at(-2);
    })
    .toBe(true);
  const box = await number.boundingBox();
  if (box === null) throw new Error('The line has gone out of view.');
  return box;
}

export function debugPanel(page: Page): Locator {
  return bottomPanel(page).getByRole('tabpanel', { name: /^Debug/ });
}

export function debuggerStatus(page: Page): Locator {
  return debugPanel(page).getByRole('status', { name: 'Debugger is' });
}

export async function expectStopped(page: Page, words: string | RegExp): Promise<void> {
  await expect(debuggerStatus(page)).toContainText(words, { timeout: 60_000 });
}

/** The row of a variable in the tree. */
export function variable(page: Page, name: string): Locator {
  return debugPanel(page)
    .getByRole('tree', { name: 'Variables' })
    .getByRole('treeitem')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first();
}

export async function evaluateInConsole(page: Page, expression: string, answer: string): Promise<void> {
  const prompt = debugPanel(page).getByRole('combobox', { name: 'Evaluate in the stopped frame' });
  await prompt.fill(expression);
  await prompt.press('Enter');
  await expect(debugPanel(page).getByRole('log')).toContainText(answer);
}
