/** The state microscope and the laws of aggregates, one verb each. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';
import { bottomPanel } from './window';

export function statePanel(page: Page): Locator {
  return bottomPanel(page).getByRole('tabpanel', { name: /^State/ });
}

export function callSlider(page: Page): Locator {
  return statePanel(page).getByRole('slider', { name: 'Call' });
}

/** The recording is done and shows one of its keys. */
export async function expectRecorded(page: Page): Promise<void> {
  await expect(callSlider(page)).toBeVisible({ timeout: 90_000 });
}

export function theCall(page: Page): Locator {
  return statePanel(page).getByLabel('The call');
}

/** One law of the answer, by its title. */
export function law(page: Page, title: string): Locator {
  return statePanel(page).getByRole('listitem', { name: title });
}
