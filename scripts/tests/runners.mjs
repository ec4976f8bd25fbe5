/** The test runners: which files each takes, and how its outcome is read. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { usableElectron } from '../setup/desktop.mjs';
import { productEnvironment } from '../setup/environment.mjs';
import { cacheFolder, root } from '../setup/paths.mjs';
import { currentTools } from '../setup/python-environment.mjs';
import { listFiles, readJson } from '../setup/stamp.mjs';
import { openDisplay } from './display.mjs';
import { runProgram } from './program.mjs';

/** Of this run alone: two may go on at once. */
const reports = join(cacheFolder, `test-reports-${process.pid}`);
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const none = { passed: 0, failed: 0, skipped: 0 };
const sources = (folder, keep) =>
  (existsSync(join(root, folder)) ? listFiles(join(root, folder), keep) : []).map(({ path }) => path);
const testEnvironment = (more = {}) => ({ ...process.env, ...productEnvironment(), ...more });

function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const path = join(reports, name);
  rmSync(path, { force: true });
  return path;
}

/** A runner that ended badly without a failed test crashed: that is a failure too. */
function orCrashed(total, code, name) {
  if (code === 0 || total.failed > 0) return total;
  console.log(`✗ ${name} ended with exit ${code}, but reported no failed test.`);
  return { ...total, failed: total.failed + 1 };
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Total */
/** @type {{ name: string, files: () => string[], run: (files: string[] | null) => Promise<Total> }[]} `null`: all of them */
export const runners = [
  {
    name: 'checks',
    files: () => [],
    async run() {
      const { runChecks } = await import('../checks/run-checks.mjs');
      return runChecks();
    },
  },
  {
    name: 'vitest',
    files: () => ['src', 'scripts'].flatMap((folder) => sources(folder, (path) => /\.test\.(ts|tsx|mjs)$/.test(path))),
    async run(files) {
      const report = freshReport('vitest.json');
      const tool = join(root, 'node_modules/vitest/vitest.mjs');
      const args = [
        tool,
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...(files ?? []),
      ];
      const code = await runProgram(process.execPath, args, { env: testEnvironment() });
      const outcome = readJson(report);
      if (outcome === null) return orCrashed(none, code || 1, 'vitest');
      // A file that cannot be loaded counts as a failed suite without tests.
      const unloaded = outcome.testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      );
      const total = {
        passed: outcome.numPassedTests,
        failed: outcome.numFailedTests + unloaded.length,
        skipped: outcome.numPendingTests + outcome.numTodoTests,
      };
      return orCrashed(total, code, 'vitest');
    },
  },
  {
    name: 'runtime under Electron',
    files: () =>
      ['src/runtime', 'src/contract'].flatMap((folder) => sources(folder, (path) => path.endsWith('.test.ts'))),
    async run(files) {
      const { binary, reason } = usableElectron();
      const { runUnderElectron, runtimeTestFiles } = await import('../electron-node/runtime-tests.mjs');
      const chosen = files ?? runtimeTestFiles();
      if (binary === null) {
        console.log(reason);
        return { ...none, skipped: chosen.length };
      }
      return runUnderElectron({ electron: binary, env: testEnvironment(), files: chosen });
    },
  },
  {
    name: 'pytest',
    files: () => sources('src/runtime/python', (path) => /(^|[\\/])test_[^\\/]*\.py$/.test(path)),
    async run(files) {
      const report = freshReport('pytest.xml');
      const folder = join(root, 'src/runtime/python');
      const args = ['-m', 'pytest', '-q', `--junitxml=${report}`, ...(files ?? [])];
      const code = await runProgram(currentTools().python, args, { env: testEnvironment(), cwd: folder });
      return orCrashed(existsSync(report) ? junitTotal(readFileSync(report, 'utf8')) : none, code, 'pytest');
    },
  },
  {
    name: 'journeys',
    files: () => sources('e2e', (path) => path.endsWith('.spec.ts')),
    run: runJourneys,
  },
];

function junitTotal(xml) {
  const sum = (attribute) =>
    [...xml.matchAll(/<testsuite\b[^>]*>/g)].reduce(
      (total, [tag]) => total + Number(new RegExp(`\\b${attribute}="(\\d+)"`).exec(tag)?.[1] ?? 0),
      0,
    );
  const failed = sum('failures') + sum('errors');
  return { passed: sum('tests') - failed - sum('skipped'), failed, skipped: sum('skipped') };
}

async function runJourneys(files) {
  const report = freshReport('playwright.json');
  const { binary, reason } = usableElectron();
  if (binary === null) console.log(`The journeys of the desktop are skipped. ${reason}`);
  const display = await openDisplay();
  try {
    const env = testEnvironment({ PLAYWRIGHT_JSON_OUTPUT_NAME: report });
    if (display !== null) {
      env['DISPLAY'] = display.name;
      delete env['WAYLAND_DISPLAY'];
    }
    if (binary !== null) env['UDF_WORKBENCH_ELECTRON'] = binary;
    const tool = join(root, 'node_modules/@playwright/test/cli.js');
    const code = await runProgram(process.execPath, [tool, 'test', '--reporter=list,json', ...patterns(files)], {
      env,
    });
    const outcome = readJson(report);
    if (outcome === null) return orCrashed(none, code || 1, 'playwright');
    const { expected, unexpected, flaky, skipped } = outcome.stats;
    return orCrashed(
      { passed: expected + flaky, failed: unexpected + outcome.errors.length, skipped },
      code,
      'playwright',
    );
  } finally {
    await display?.close();
  }
}

/** Playwright reads its arguments as regular expressions. */
function patterns(files) {
  return (files ?? []).map((path) =>
    relative(root, path)
      .split(sep)
      .join('/')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
}
