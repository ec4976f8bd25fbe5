import { defineConfig } from '@playwright/test';

/** Journeys drive the built application (`out/`) with its real engine: one after the other, they share two cores with it. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e/results',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: { trace: 'off', screenshot: 'off' },
});
