/** Where the engine finds its Python side: set by the scripts that start us, else beside the built entries. */
import path from 'node:path';

export interface EnginePaths {
  /** Folder that holds udf_worker and pyflink. */
  readonly workerPath: string;
  /** Interpreter of the product's own environment. */
  readonly python: string;
}

/** `entryFolder` is the folder of the built entry (`out/main`). */
export function enginePaths(entryFolder: string): EnginePaths {
  return {
    workerPath: process.env['UDF_WORKBENCH_WORKER_PATH'] ?? path.resolve(entryFolder, '../../src/runtime/python'),
    python: process.env['UDF_WORKBENCH_ENV_PYTHON'] ?? 'python3',
  };
}
