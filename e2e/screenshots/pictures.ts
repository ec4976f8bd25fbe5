/**
 * In which looks the window is shown, and where its pictures go. A screen is brought about once and then photographed in every look:
 * the theme is switched and the window resized under it, which takes a tenth of the time of a start for each look.
 */
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect } from '../app/fixture';
import { repository } from '../app/locations';
import type { Desktop } from '../app/desktop';
import { waitForEditor } from '../actions/window';

export interface Look {
  readonly theme: 'dark' | 'light' | 'contrast';
  readonly width: number;
  readonly height: number;
}

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
] as const;

const looks: readonly Look[] = sizes.flatMap((size) =>
  (['dark', 'light', 'contrast'] as const).map((theme): Look => ({ theme, ...size })),
);

/** In which a screen is brought about. */
const working: Look = { theme: 'dark', ...sizes[0] };

/** The inspector is a tab of the bottom panel there. */
export function isNarrow({ width }: Look): boolean {
  return width <= 1280;
}

/**
 * Takes the screen as it stands, in every look. `arrange` is called in each of them before its picture, for what a resized window
 * closes or folds away.
 */
export type Camera = (name: string, arrange?: (look: Look) => Promise<void>) => Promise<void>;

/** `started`: what is there before the first screen; an editor with a text where nothing else is said. */
export async function openCamera(desktop: Desktop, started = waitForEditor): Promise<Camera> {
  const { page } = desktop;
  await wear(desktop, working);
  await started(page);
  return async (name, arrange) => {
    const written: Promise<unknown>[] = [];
    for (const look of looks) {
      await wear(desktop, look);
      await arrange?.(look);
      await settled(page);
      await hideFolders(page);
      written.push(write(await page.screenshot({ animations: 'disabled' }), name, look));
    }
    await wear(desktop, working);
    await Promise.all(written);
  };
}

async function wear({ app, page }: Desktop, { theme, width, height }: Look): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'light' ? 'light' : 'dark',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
  });
  await app.evaluate(
    ({ BrowserWindow }, [contentWidth, contentHeight]) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(contentWidth, contentHeight);
    },
    [width, height] as const,
  );
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width);
}

/** What a resize sets off has been drawn: charts, the editor, rows that came into sight. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );
  await expect(page.locator('.grid-waiting')).toHaveCount(0);
}

/** Where the checkout and the user's folders lie is this machine's affair: both are shown as in a home folder. */
async function hideFolders(page: Page): Promise<void> {
  const folders = [
    [repository, '~/udf-workbench'],
    [os.homedir(), '~'],
  ] as const;
  await page.evaluate((shown) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      const { currentNode } = texts;
      const before = currentNode.nodeValue ?? '';
      const after = shown.reduce((text, [folder, name]) => text.replaceAll(folder, name), before);
      if (after !== before) currentNode.nodeValue = after;
    }
  }, folders);
}

/** 256 colours are a third of the bytes, and a window has few more. */
async function write(picture: Buffer, name: string, { theme, width }: Look): Promise<void> {
  const file = path.join(repository, 'docs/screenshots', `${name}-${theme}-${width}.png`);
  await sharp(picture).png({ palette: true, colours: 256, effort: 7, compressionLevel: 9 }).toFile(file);
}
