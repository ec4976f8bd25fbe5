/** Searching settings. */
import type { Locator, Page } from '@playwright/test';
import { showTab } from './window';

/** The smallest budget: the journey is about the view. */
export async function tuneQuickly(page: Page, limits: { readonly p99?: string } = {}): Promise<Locator> {
  const panel = await showTab(page, 'Tune');
  if (limits.p99 !== undefined) {
    await panel.getByRole('textbox', { name: /^p99 at most/ }).fill(limits.p99);
    await page.keyboard.press('Enter');
  }
  await panel.getByRole('combobox', { name: 'Budget' }).click();
  await page.getByRole('option', { name: '20 s', exact: true }).click();
  await panel.getByRole('button', { name: /^Tune (?!again)/ }).click();
  return panel;
}
