/** In which looks and sizes the window is shown, and where its pictures go. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { repository } from '../app/locations';
import type { Desktop } from '../app/desktop';
import { waitForEditor } from '../actions/window';

export interface Look {
  readonly theme: 'dark' | 'light' | 'contrast';
  readonly width: number;
  readonly height: number;
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** High contrast changes colours only: one size shows it. */
export const looks: readonly Look[] = [
  ...(['dark', 'light'] as const).flatMap((theme) => sizes.map((size): Look => ({ theme, ...size }))),
  { theme: 'contrast', width: 1280, height: 800 },
];

export function lookName({ theme, width, height }: Look): string {
  return `${theme} at ${width}x${height}`;
}

/** Gives the window its look; answers how to take a picture of it. */
export async function dress({ app, page }: Desktop, look: Look): Promise<(name: string) => Promise<void>> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, look);
  await waitForEditor(page);
  const contrast = look.theme === 'contrast' ? 'more' : 'no-preference';
  await page.emulateMedia({ colorScheme: look.theme === 'light' ? 'light' : 'dark', contrast });
  return (name) => takePicture(page, `${name}-${look.theme}-${look.width}.png`);
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(repository, 'docs/screenshots', name), animations: 'disabled' });
}
