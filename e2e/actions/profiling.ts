/** The profiler, one verb each. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';
import { bottomPanel } from './window';

export function profilePanel(page: Page): Locator {
  return bottomPanel(page).getByRole('tabpanel', { name: /^Profile/ });
}

/** By the title bar's button; resolves when the run has ended. */
export async function profileFunction(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Profile' }).click();
  await expectProfiled(page);
}

export async function expectProfiled(page: Page): Promise<void> {
  await expect(profilePanel(page).getByRole('region', { name: 'Profile' })).toHaveAttribute('aria-busy', 'false', {
    timeout: 90_000,
  });
}

/** The next profile is made so. */
export async function chooseWay(page: Page, way: string): Promise<void> {
  await profilePanel(page).getByRole('combobox', { name: 'How the next profile is made' }).click();
  await page.getByRole('option', { name: new RegExp(`^${way}`) }).click();
}

/** The widest call of a function in the flame graph. */
export function flame(page: Page, name: string): Locator {
  return profilePanel(page)
    .getByRole('treeitem', { name: new RegExp(`^${name} `) })
    .first();
}

export async function showDetail(page: Page, name: 'Functions' | 'Callers' | 'Slow rows' | 'Memory'): Promise<void> {
  await profilePanel(page)
    .getByRole('radio', { name: new RegExp(`^${name}`) })
    .click();
}
