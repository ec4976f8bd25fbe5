/** No screen has a serious finding of axe, in any of the themes. */
import type { Page } from '@playwright/test';
import { graveFindings } from '../actions/accessibility';
import { expectRows, runFunction } from '../actions/runs';
import { bottomPanel, goToFunction, waitForEditor } from '../actions/window';
import { expect, test } from '../app/fixture';

test('axe finds nothing serious on any screen', async ({ appPage: page }) => {
  await waitForEditor(page);
  await goToFunction(page, 'delay.py', 'delay_grade');
  const found = new Map<string, string[]>();
  const look = async (screen: string): Promise<void> => {
    const findings = await graveFindings(page);
    if (findings.length > 0) found.set(screen, findings);
  };

  await runFunction(page);
  await expectRows(page, '336,776');
  for (const tab of await tabNames(page)) {
    await bottomPanel(page).getByRole('tab', { name: tab }).focus();
    await look(`bottom panel: ${tab}`);
  }
  for (const view of await viewNames(page)) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
    await look(`side panel: ${view}`);
  }
  for (const [name, keys] of dialogs) {
    await page.keyboard.press(keys);
    await look(name);
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('Control+Alt+k');
  await look('keyboard shortcuts');
  await page.keyboard.press('Alt+w');

  for (const [name, media] of themes) {
    await page.emulateMedia(media);
    await look(name);
  }
  expect(Object.fromEntries(found)).toEqual({});
});

const dialogs = [
  ['palette', 'Control+k'],
  ['files', 'Control+p'],
] as const;

const themes = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { colorScheme: 'dark', contrast: 'more' }],
  ['high contrast, light', { colorScheme: 'light', contrast: 'more' }],
] as const;

async function tabNames(page: Page): Promise<string[]> {
  const texts = await bottomPanel(page).getByRole('tab').allTextContents();
  return texts.map((text) => text.trim().replace(/\d+$/, ''));
}

async function viewNames(page: Page): Promise<string[]> {
  const names = await page.getByRole('navigation', { name: 'Views' }).locator('.rail-button').allTextContents();
  return names.map((text) => text.trim());
}
