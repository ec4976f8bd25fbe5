/** What axe finds in the window as it stands. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const grave = ['serious', 'critical'];
/** The editor is Monaco's own page in the page, which has its screen reader mode. */
const notOurs = ['.monaco-editor'];

/** One line for each serious or critical finding: the rule, what it says, and where. */
export async function graveFindings(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => window.axe !== undefined);
  if (!known) await page.evaluate(await readFile(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(
    (exclude) => window.axe?.run({ exclude }, { resultTypes: ['violations'] }) ?? Promise.reject(new Error('no axe')),
    notOurs,
  );
  return violations
    .filter(({ impact }) => grave.includes(impact ?? ''))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
