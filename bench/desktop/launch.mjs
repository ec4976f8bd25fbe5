/** From starting the desktop until its editor has taken a character, beside an Electron that shows an empty window. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';
import { startApplication } from './application.mjs';

/** @returns {Promise<{ desktop: number[], empty: number[] }>} milliseconds, interleaved launches */
export async function measureLaunches({ binary, folder, project, repeat, env, say }) {
  const empty = emptyApplication(folder);
  // Its file is edited, so it is a copy.
  const own = join(folder, 'project');
  cpSync(project, own, { recursive: true });
  const desktop = [];
  const window = [];
  // The first launch of each fills the caches of system and browser, as one of yesterday has.
  for (let launch = -1; launch < repeat; launch += 1) {
    say(launch < 0 ? 'first launches' : `launch ${launch + 1} of ${repeat}`);
    const blank = await launchEmpty(binary, empty, env);
    const editable = await launchDesktop(binary, own, join(folder, 'user-data'), env);
    if (launch < 0) continue;
    window.push(blank);
    desktop.push(editable);
  }
  return { desktop, empty: window };
}

/** One window with an empty page, shown as soon as it has been painted. */
function emptyApplication(folder) {
  const place = join(folder, 'empty-application');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(place, 'index.html'), '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty</p>\n');
  writeFileSync(
    join(place, 'main.js'),
    [
      "const path = require('node:path');",
      "const { app, BrowserWindow } = require('electron');",
      "app.setPath('userData', path.join(__dirname, 'user-data'));",
      'app.whenReady().then(() => {',
      '  const window = new BrowserWindow({ width: 1280, height: 800, show: false });',
      "  const loaded = new Promise((resolve) => window.webContents.once('did-finish-load', resolve));",
      "  const painted = new Promise((resolve) => window.once('ready-to-show', resolve));",
      '  painted.then(() => window.show());',
      '  Promise.all([loaded, painted]).then(() => console.log(`shown ${Date.now()} `));',
      "  window.loadFile('index.html');",
      '});',
      '',
    ].join('\n'),
  );
  return place;
}

async function launchEmpty(binary, folder, env) {
  const application = startApplication({ binary, folder, env });
  try {
    const [, shownAt] = await application.line(/shown (\d+) /);
    return Number(shownAt) - application.startedAt;
  } finally {
    await application.end();
  }
}

async function launchDesktop(binary, project, userData, env) {
  const own = { ...env, UDF_WORKBENCH_USER_DATA: userData };
  const application = startApplication({ binary, folder: root, args: [project], env: own });
  try {
    const page = await application.page();
    await page.until('the editor shows its file', () => document.querySelector('.monaco-editor .view-line') !== null);
    await page.evaluate(() => document.querySelector('.monaco-editor [role=textbox]').focus());
    await page.press('x');
    // The page's own clock, so that the way of this answer does not count.
    const takenAt = await page.evaluate(async () => {
      const hasText = () => document.querySelector('.monaco-editor .view-line')?.textContent?.startsWith('x') === true;
      const end = performance.now() + 10_000;
      while (!hasText()) {
        if (performance.now() > end) throw new Error('The editor did not take the character.');
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return performance.timeOrigin + performance.now();
    });
    await page.press('Backspace');
    page.close();
    return takenAt - application.startedAt;
  } finally {
    await application.end();
  }
}
