/** Searching settings. */
import type { Locator, Page } from '@playwright/test';
import { showTab } from './window';

interface Limits {
  readonly p99?: string;
}

/** The smallest budget: the journey is about the view. */
export function tuneQuickly(page: Page, limits: Limits = {}): Promise<Locator> {
  return tuneFor(page, '20 s', limits);
}

export async function tuneFor(page: Page, budget: string, limits: Limits = {}): Promise<Locator> {
  const panel = await showTab(page, 'Tune');
  if (limits.p99 !== undefined) {
    await panel.getByRole('textbox', { name: /^p99 at most/ }).fill(limits.p99);
    await page.keyboard.press('Enter');
  }
  await panel.getByRole('combobox', { name: 'Budget' }).click();
  await page.getByRole('option', { name: budget, exact: true }).click();
  await panel.getByRole('button', { name: /^Tune / }).click();
  return panel;
}
