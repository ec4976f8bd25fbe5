/** Choices on the function card. */
import type { Locator, Page } from '@playwright/test';

export function functionCard(page: Page): Locator {
  return page.getByRole('region', { name: 'Function', exact: true });
}

/** Presses one of a row of buttons: `Shows`, `Changelog`. */
export async function choosePart(page: Page, label: string, part: string): Promise<void> {
  await functionCard(page).getByRole('radiogroup', { name: label }).getByRole('radio', { name: part }).click();
}

/** Ticks or unticks entries of a list that stays open, and closes it. */
export async function toggleMany(page: Page, label: string, ...values: readonly string[]): Promise<void> {
  await functionCard(page)
    .getByRole('button', { name: new RegExp(`^${label}:`) })
    .click();
  for (const value of values) await page.getByRole('menuitemcheckbox', { name: new RegExp(`\\b${value}\\b`) }).click();
  await page.keyboard.press('Escape');
}

export async function chooseOne(page: Page, label: string, value: string): Promise<void> {
  await functionCard(page).getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: new RegExp(`^${value}`) }).click();
}
