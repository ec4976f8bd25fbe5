/** What a user does on the settings page. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '../app/fixture';

/** By its keys; answers the page. */
export async function openSettings(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+Alt+,');
  const settings = page.locator('.editor-page').and(page.getByRole('region', { name: 'Settings', exact: true }));
  await expect(settings.getByRole('textbox', { name: 'Search settings' })).toBeVisible();
  return settings;
}

/** The editor of one of the three forms. */
export function formEditor(settings: Locator, form: 'Configuration object' | 'TableConfig' | 'config.yaml'): Locator {
  return settings.getByRole('region', { name: form, exact: true });
}

export async function formText(form: Locator): Promise<string> {
  const lines = await form.locator('.view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** Puts a new text in the place of the one in a form. */
export async function writeForm(page: Page, form: Locator, text: string): Promise<void> {
  const field = form.getByRole('textbox');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
