/**
 * Bundles the TaskManager's two entries and the command line for tests that need the real processes, once a test run. Tests read the result with
 * `inject('entries')`.
 */
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

export interface BuiltEntries {
  /** Path of the TaskManager's entry, for a forkLauncher. */
  readonly taskManager: string;
  /** Path of the command line's entry, beside it. */
  readonly cli: string;
  /** Folder that holds `udf_worker` and `pyflink`. */
  readonly workerPath: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    entries: BuiltEntries;
  }
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Bundles into `folder` as the product's build does: CommonJS for Node 16, native modules left outside. */
export async function buildEntries(folder: string): Promise<BuiltEntries> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['koffi', '@duckdb/node-api', '@duckdb/node-bindings'] },
    build: {
      ssr: true,
      target: 'node16',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: {
        input: {
          'task-manager': path.join(root, 'src/runtime/task-manager/main.ts'),
          'slot-thread': path.join(root, 'src/runtime/task-manager/slot-thread.ts'),
          'sql-thread': path.join(root, 'src/runtime/sql/sql-thread.ts'),
          cli: path.join(root, 'src/cli/main.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  return {
    taskManager: path.join(folder, 'task-manager.js'),
    cli: path.join(folder, 'cli.js'),
    workerPath: path.join(root, 'src/runtime/python'),
  };
}

/** Vitest's global set-up. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.join(root, '.cache', `test-entries-${process.pid}`);
  project.provide('entries', await buildEntries(folder));
  return () => rm(folder, { recursive: true, force: true });
}
