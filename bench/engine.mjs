/** The engine of a checkout with its TaskManager, bundled as the product's build does. For the benchmarks of parts of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../scripts/setup/paths.mjs';

/** An engine on the product's own Python, to be closed. `name`: of its bundle's folder, so that two checkouts may stand side by side. */
export async function startEngine(name, checkout = root) {
  const source = (path) => join(checkout, 'src/runtime', path);
  const outDir = join(root, '.cache', `bench-${name}`);
  await build({
    root: checkout,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['koffi', '@duckdb/node-api', '@duckdb/node-bindings'] },
    build: {
      ssr: true,
      target: 'node16',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          engine: source('engine/create-engine.ts'),
          launcher: source('engine/launcher.ts'),
          'task-manager': source('task-manager/main.ts'),
          'slot-thread': source('task-manager/slot-thread.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const require = createRequire(join(outDir, '/'));
  const { createEngine } = require('./engine.js');
  const { forkLauncher } = require('./launcher.js');
  const { python } = JSON.parse(readFileSync(join(root, '.cache/python/current.json'), 'utf8'));
  return createEngine({
    launch: forkLauncher(join(outDir, 'task-manager.js')),
    workerPath: source('python'),
    python,
  });
}
