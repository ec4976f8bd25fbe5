/** Where the parts of the product lie, seen from the bundled command line in out/main. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface ProductPaths {
  readonly root: string;
  readonly taskManager: string;
  readonly workerPath: string;
  /** Empty where the environment has not been made. */
  readonly python: string;
}

export function productPaths(entryFolder: string, environment: NodeJS.ProcessEnv): ProductPaths {
  const root = path.resolve(entryFolder, '../..');
  return {
    root,
    taskManager: path.join(entryFolder, 'task-manager.js'),
    workerPath: environment['UDF_WORKBENCH_WORKER_PATH'] ?? path.join(root, 'src/runtime/python'),
    python: environment['UDF_WORKBENCH_ENV_PYTHON'] ?? recordedPython(root),
  };
}

/** What set-up wrote down. */
function recordedPython(root: string): string {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path.join(root, '.cache/python/current.json'), 'utf8'));
  } catch {
    // Not set up (yet): commands that need Python say so.
    return '';
  }
  return typeof content === 'object' && content !== null && 'python' in content && typeof content.python === 'string'
    ? content.python
    : '';
}

/** Of the manifest beside the build; `unknown` where that has none. */
export function productVersion(root: string): string {
  const manifest = path.join(root, 'package.json');
  if (!existsSync(manifest)) return 'unknown';
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** Relative paths of the user are relative to the folder they called from; npm runs scripts in the project's own. */
export function callerFolder(environment: NodeJS.ProcessEnv): string {
  return environment['INIT_CWD'] ?? process.cwd();
}
