/** Runs one bundled test file and writes its outcomes: `electron-as-node run-file.js TEST_BUNDLE OUTCOME_FILE`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { startTests } from '@vitest/runner';

const [testBundle, outcomeFile] = process.argv.slice(2);
const load = createRequire(testBundle);

const runner = {
  config: {
    root: process.cwd(),
    setupFiles: [],
    name: undefined,
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: false,
    sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  },
  pool: 'forks',
  importFile: (path) => load(path),
};

startTests([testBundle], runner).then(
  (files) => {
    const outcomes = files.flatMap((file) => outcomesOf(file, []));
    writeFileSync(outcomeFile, JSON.stringify(outcomes));
    process.exit(outcomes.some(({ state }) => state === 'failed') ? 1 : 0);
  },
  (error) => {
    console.error(error);
    process.exit(2);
  },
);

/** @returns {{ title: string, state: 'passed' | 'failed' | 'skipped', error: string }[]} tests, and what failed outside of one */
function outcomesOf(task, above) {
  const titles = task.filepath === undefined ? [...above, task.name] : above;
  const title = titles.join(' > ') || 'the file itself';
  const errors = (task.result?.errors ?? []).map((error) => error.stack ?? error.message).join('\n');
  if (task.type === 'suite') {
    const own = errors === '' ? [] : [{ title, state: 'failed', error: errors }];
    return [...own, ...task.tasks.flatMap((child) => outcomesOf(child, titles))];
  }
  if (task.result?.state === 'fail') return [{ title, state: 'failed', error: errors }];
  return [{ title, state: task.result?.state === 'pass' ? 'passed' : 'skipped', error: '' }];
}
