/** The window while one slot runs at full speed: gaps between its frames, and when a key press is seen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../scripts/setup/paths.mjs';
import { startApplication } from './application.mjs';

/** More than any machine runs while it is measured; the run is cancelled then. */
const ROWS = 200_000_000;
const FRAMES_MS = 4_000;
const SETTLE_MS = 2_000;
const KEY_PRESSES = 40;
const KEY_PAUSE_MS = 70;

/**
 * @returns {Promise<{ idleGaps: number[], runningGaps: number[], idleKeys: number[], runningKeys: number[] }>}
 *   milliseconds; gaps between frames, and from each key's event to the frame after the one that draws it
 */
export async function measureSmoothness({ binary, folder, env, say }) {
  const project = makeProject(folder);
  const own = { ...env, UDF_WORKBENCH_USER_DATA: join(folder, 'user-data-smooth') };
  const application = startApplication({ binary, folder: root, args: [project], env: own });
  try {
    const page = await application.page();
    await page.until('the editor shows its file', () => document.querySelector('.monaco-editor .view-line') !== null);
    await page.evaluate(focusEditor);
    // Inspections and the engine's start are over then.
    await delay(SETTLE_MS);
    say('idle window');
    const idleGaps = await page.evaluate(frameGaps, FRAMES_MS);
    const idleKeys = await pressKeys(page);
    say('while a slot runs');
    await page.press('Enter', { control: true });
    await page.until('there are rows', () => document.querySelector('[role=grid] [role=rowheader]') !== null);
    await delay(SETTLE_MS);
    const runningGaps = await page.evaluate(frameGaps, FRAMES_MS);
    const runningKeys = await pressKeys(page);
    if (!(await page.evaluate(isRunning))) throw new Error('The run ended while the window was measured.');
    page.close();
    return { idleGaps, runningGaps, idleKeys, runningKeys };
  } finally {
    await application.end();
  }
}

function makeProject(folder) {
  const place = join(folder, 'smooth-project');
  mkdirSync(place, { recursive: true });
  const type = { kind: 'BIGINT', nullable: true };
  const schema = ['a', 'b'].map((name) => ({ name, type }));
  writeFileSync(
    join(place, 'workbench.json'),
    JSON.stringify({
      name: 'smooth',
      data: [],
      bindings: { 'f.py:f': { data: 'datagen' } },
      generator: { rows: ROWS, stringLength: 16, schema },
    }),
  );
  writeFileSync(
    join(place, 'f.py'),
    [
      '# ',
      'from pyflink.table import DataTypes',
      'from pyflink.table.udf import udf',
      '',
      '',
      '@udf(result_type=DataTypes.BIGINT())',
      'def f(a, b):',
      '    return a * 2 + b',
      '',
    ].join('\n'),
  );
  return place;
}

/** Runs in the page. */
async function frameGaps(forMs) {
  const gaps = [];
  let before = await new Promise((resolve) => requestAnimationFrame(resolve));
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}

/** Runs in the page, as the ones below. */
function focusEditor() {
  document.querySelector('.monaco-editor [role=textbox]').focus();
}

function isRunning() {
  return document.querySelector('[role=img][aria-label=running]') !== null;
}

/** Types at the end of the first line, a comment; answers milliseconds for each key. */
async function pressKeys(page) {
  await page.evaluate(focusEditor);
  await page.press('Home', { control: true });
  await page.press('End');
  await page.evaluate(watchKeys);
  for (let press = 0; press < KEY_PRESSES; press += 1) {
    await page.press('abcdefghij'[press % 10]);
    await delay(KEY_PAUSE_MS);
  }
  return page.evaluate(() => globalThis.seenKeys);
}

/** Runs in the page. The event's own time is the input's; what a frame has drawn is on the screen when its next task runs. */
function watchKeys() {
  const seen = [];
  globalThis.seenKeys = seen;
  globalThis.stopWatching?.();
  const lineText = () => document.querySelector('.monaco-editor .view-line')?.textContent ?? '';
  const onKey = (event) => {
    if (event.key.length !== 1) return;
    const before = lineText();
    const pressedAt = event.timeStamp;
    const look = () => {
      if (lineText() === before) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.push(performance.now() - pressedAt);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  addEventListener('keydown', onKey, true);
  globalThis.stopWatching = () => removeEventListener('keydown', onKey, true);
}
