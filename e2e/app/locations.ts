/** Where the parts are that a journey starts: the built application, an Electron, a Chromium, a Python environment. */
import fs from 'node:fs';
import path from 'node:path';

export const repository = path.resolve(__dirname, '../..');
export const sampleProject = path.join(repository, 'examples/flights');

/** The Electron binary that the scripts set up, or the electron package's own; null where this machine has none. */
export function electronBinary(): string | null {
  const named = process.env['UDF_WORKBENCH_ELECTRON'];
  if (named !== undefined) return existing(named, 'UDF_WORKBENCH_ELECTRON');
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder !== undefined) return existing(path.join(folder, 'electron'), 'ELECTRON_OVERRIDE_DIST_PATH');
  const packageFolder = path.join(repository, 'node_modules/electron');
  const pathFile = path.join(packageFolder, 'path.txt');
  if (!fs.existsSync(pathFile)) return null;
  return existing(path.join(packageFolder, 'dist', fs.readFileSync(pathFile, 'utf8').trim()), pathFile);
}

function existing(file: string, from: string): string {
  if (!fs.existsSync(file)) throw new Error(`${from} names ${file}, which does not exist.`);
  return file;
}

/** null where there is none: the journeys of the browser host are skipped then. */
export function chromiumBinary(): string | null {
  const named = process.env['UDF_WORKBENCH_CHROMIUM'];
  const candidates = named === undefined ? ['/usr/bin/chromium', '/usr/bin/google-chrome'] : [named];
  return candidates.find((file) => fs.existsSync(file)) ?? null;
}

export const isRoot = process.getuid?.() === 0;

/** The environment of what is started: the caller's, with the product's Python where set-up has made it. */
export function applicationEnvironment(more: Readonly<Record<string, string>>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) environment[name] = value;
  const current = path.join(repository, '.cache/python/current.json');
  if (environment['UDF_WORKBENCH_ENV_PYTHON'] === undefined && fs.existsSync(current)) {
    const { python } = JSON.parse(fs.readFileSync(current, 'utf8')) as { python: string };
    environment['UDF_WORKBENCH_ENV_PYTHON'] = python;
  }
  // Set where journeys run inside Electron-as-node; the application itself must not start as Node.
  delete environment['ELECTRON_RUN_AS_NODE'];
  return { ...environment, ...more };
}
