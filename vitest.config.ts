import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The product's Python environment as set-up made it, so that `npx vitest run FILE` works without the scripts. */
function productPython(): Record<string, string> {
  if (process.env['UDF_WORKBENCH_ENV_PYTHON'] !== undefined) return {};
  const current = resolve(import.meta.dirname, '.cache/python/current.json');
  if (!existsSync(current)) return {};
  const { python } = JSON.parse(readFileSync(current, 'utf8')) as { python: string };
  return { UDF_WORKBENCH_ENV_PYTHON: python };
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    globalSetup: ['src/runtime/testing/build-entries.ts'],
    env: productPython(),
    // Tests start real Python workers and task managers: processes, not threads, keep them apart.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
