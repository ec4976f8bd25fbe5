import { defineConfig } from '@playwright/test';

/**
 * Pictures are taken only when their project is named: `playwright test` alone means the journeys. Workers read this file too, but
 * not the command line.
 */
const picturesAsked = 'UDF_WORKBENCH_PICTURES';
if (process.argv.includes('--project=screenshots')) process.env[picturesAsked] = '1';

/** Journeys drive the built application (`out/`) with its real engine: one after the other, they share two cores with it. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e/results',
  workers: 1,
  fullyParallel: false,
  // Once more in CI, where it is told as flaky: a machine that stood still for seconds is no fault of the application.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'off' },
  projects: [
    { name: 'journeys', testMatch: '**/*.spec.ts' },
    ...(process.env[picturesAsked] === undefined
      ? []
      : [{ name: 'screenshots', testMatch: '**/*.pictures.ts', timeout: 300_000 }]),
  ],
});
