/** Recorded cases and differential runs. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';
import { bottomPanel, showTab } from './window';

/** Of the run that has just ended. */
export async function acceptRows(page: Page, name: string, rows: number): Promise<void> {
  await bottomPanel(page).getByRole('button', { name: 'Accept as expected' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept as expected' });
  await dialog.getByRole('textbox', { name: 'Name of the case' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Input rows' }).fill(String(rows));
  await dialog.getByRole('button', { name: /^(Accept|Replace)$/ }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

/** By its key; answers the status line of the Tests tab. */
export async function runTests(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Alt+Enter');
  return testStatus(page);
}

export function testStatus(page: Page): Locator {
  return bottomPanel(page).getByRole('status', { name: 'Result of the tests' });
}

/** Opens the dialog by the palette, sets the rows, and starts. */
export async function findDifferences(page: Page, rows: number): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox', { name: 'Commands' }).fill('differences');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Find differences/ });
  await dialog.getByRole('textbox', { name: 'Rows' }).fill(String(rows));
  await dialog.getByRole('button', { name: 'Find differences' }).click();
  return showTab(page, 'Tests');
}
