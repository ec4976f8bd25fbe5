/** The packages of package-lock.json, installed beside and put in place with one rename. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';
import { cacheFolder, root } from './paths.mjs';
import { hashOf, readJson, writeJson } from './stamp.mjs';

const installed = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
/** Inside node_modules, so that deleting the folder deletes what vouches for it. */
const stamp = join(installed, '.udf-workbench.json');

const inputs = () => hashOf(readFileSync(lockFile), process.platform, process.arch);

export const nodeModules = {
  name: 'node-modules',
  title: 'Node modules',
  after: [],

  isFresh() {
    return readJson(stamp)?.inputs === inputs();
  },

  async run(task) {
    if (installedByHand()) {
      writeJson(stamp, { inputs: inputs() });
      return;
    }
    const building = join(cacheFolder, `node-modules.building-${process.pid}`);
    mkdirSync(building, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      if (existsSync(join(root, file))) copyFileSync(join(root, file), join(building, file));
    }
    await install(task, building);
    writeJson(join(building, 'node_modules', '.udf-workbench.json'), { inputs: inputs() });
    const replaced = join(cacheFolder, `node-modules.replaced-${process.pid}`);
    if (existsSync(installed)) renameSync(installed, replaced);
    renameSync(join(building, 'node_modules'), installed);
    for (const path of [building, replaced]) rmSync(path, { recursive: true, force: true });
  },
};

async function install(task, cwd) {
  // No install script is needed by any package, and npm may refuse to run them: none is run.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const { program, prefix } = npm();
  await task.twice(() =>
    run(program, [...prefix, ...args], {
      ...task.command('npm'),
      cwd,
      failure: 'npm could not install the packages of package-lock.json.',
      hint: 'Is the npm registry reachable from here (npm ping)?',
    }),
  );
}

/** Under `npm start` the npm that started us, otherwise the one on PATH. */
function npm() {
  const script = process.env['npm_execpath'];
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return { program: process.execPath, prefix: [script] };
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', prefix: [] };
}

/** `npm ci` by the user's own hand: npm's record of what it installed agrees with the lock file. */
function installedByHand() {
  const record = readJson(join(installed, '.package-lock.json'));
  if (record === null) return false;
  const wanted = Object.entries(readJson(lockFile).packages);
  return wanted.every(([path, entry]) => {
    const present = record.packages[path];
    if (path === '') return true;
    if (present === undefined) return entry.optional === true;
    return present.version === entry.version && existsSync(join(root, path, 'package.json'));
  });
}
