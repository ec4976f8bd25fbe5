/** From starting the desktop until the list of completions shows what only pyright knows, typed as soon as the editor takes keys. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup/paths.mjs';
import { startApplication } from './application.mjs';

/** The first file of the sample imports DataTypes; its members are in no text that is open. */
const TYPED = 'DataTypes.';
const KNOWN_TO_PYRIGHT = 'BIGINT';

/**
 * @returns {Promise<{ launch: number[], window: number[], editor: number[] }>} milliseconds until the completion: from the start of the
 *   application, from the moment its window begins to load its page, and from the one at which the editor shows the file
 */
export async function measureCompletions({ binary, folder, project, repeat, env, say }) {
  const times = { launch: [], window: [], editor: [] };
  // The first launch fills the caches of system and browser, as one of yesterday has.
  for (let launch = -1; launch < repeat; launch += 1) {
    say(launch < 0 ? 'first launch' : `launch ${launch + 1} of ${repeat}`);
    // What is typed is saved, so each launch has a copy of its own.
    const own = join(folder, 'completion-project');
    rmSync(own, { recursive: true, force: true });
    cpSync(project, own, { recursive: true });
    const measured = await completeFirst(binary, own, join(folder, 'user-data-completion'), env);
    if (launch >= 0) for (const [from, ms] of Object.entries(measured)) times[from].push(ms);
  }
  return times;
}

async function completeFirst(binary, project, userData, env) {
  const own = { ...env, UDF_WORKBENCH_USER_DATA: userData };
  const application = startApplication({ binary, folder: root, args: [project], env: own });
  try {
    const page = await application.page();
    await page.until('the editor shows its file', () => document.querySelector('.monaco-editor .view-line') !== null);
    const editorAt = Date.now();
    await page.evaluate(() => document.querySelector('.monaco-editor [role=textbox]').focus());
    await page.press('End', { control: true });
    for (const key of TYPED) await page.press(key);
    const shown = await page.evaluate(waitForItem, KNOWN_TO_PYRIGHT);
    page.close();
    return {
      launch: shown.at - application.startedAt,
      window: shown.at - shown.openedAt,
      editor: shown.at - editorAt,
    };
  } finally {
    await application.end();
  }
}

/** Runs in the page, whose own clock it reads. */
async function waitForItem(label) {
  const rows = () => [...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')];
  const end = performance.now() + 30_000;
  while (!rows().some((row) => row.textContent.includes(label) || row.ariaLabel?.includes(label))) {
    if (performance.now() > end) throw new Error(`${label} was not among: ${rows().map((row) => row.textContent)}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return { at: performance.timeOrigin + performance.now(), openedAt: performance.timeOrigin };
}
