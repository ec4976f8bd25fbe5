/** Where the engine finds its Python side: set by the scripts that start us, else beside the built entries. */
import fs from 'node:fs';
import path from 'node:path';
import type { EngineOptions } from '../runtime/engine/create-engine';

/** `entryFolder` is the folder of the built entry (`out/main`). */
export function enginePaths(
  entryFolder: string,
): Pick<EngineOptions, 'workerPath' | 'python' | 'pyright' | 'productRoot'> {
  const root = path.resolve(entryFolder, '../..');
  return {
    workerPath: process.env['UDF_WORKBENCH_WORKER_PATH'] ?? path.join(root, 'src/runtime/python'),
    // Empty: there is none yet. The engine then says what to do, and files can still be read and written.
    python: process.env['UDF_WORKBENCH_ENV_PYTHON'] ?? '',
    pyright: path.join(root, 'node_modules/pyright/langserver.index.js'),
    // A checkout has its set-up beside it, which the doctor looks at; an installed application has none.
    ...(fs.existsSync(path.join(root, 'scripts/setup')) ? { productRoot: root } : {}),
  };
}
