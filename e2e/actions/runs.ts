/** Running and comparing, and reading what came of it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';
import { bottomPanel, showTab } from './window';

/** Ctrl/Cmd+Enter in the editor. */
export async function runFunction(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
}

/** A row of the result grid by its 1-based number. */
export function resultRow(page: Page, number: number): Locator {
  return page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(number), exact: true }) });
}

export async function expectRows(page: Page, count: string): Promise<void> {
  await expect(bottomPanel(page).getByText(`${count} rows in`)).toBeVisible({ timeout: 30_000 });
}

export async function chooseMode(page: Page, mode: 'process' | 'thread'): Promise<void> {
  await page.getByRole('banner').getByRole('combobox', { name: 'Execution mode' }).click();
  await page.getByRole('option', { name: new RegExp(`^${mode}\\b`) }).click();
}

/** Short repeats: the journey is about the view; the figures are the benchmark's. */
export function compareQuickly(page: Page): Promise<Locator> {
  return compareFor(page, '3', '0.5 s');
}

export async function compareFor(page: Page, repeats: string, seconds: string): Promise<Locator> {
  const panel = await chooseRepeats(page, repeats, seconds);
  await page.getByRole('banner').getByRole('button', { name: 'Compare' }).click();
  return panel;
}

/** Of the next comparison. */
export async function chooseRepeats(page: Page, repeats: string, seconds: string): Promise<Locator> {
  const panel = await showTab(page, 'Compare');
  await choose(page, panel, 'Repeats', repeats);
  await choose(page, panel, 'Seconds a repeat', seconds);
  return panel;
}

async function choose(page: Page, within: Locator, label: string, value: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
}
