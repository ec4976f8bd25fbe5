/** The bundles in `out/`, built beside and put in place with a rename, anew when a source has changed. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { run } from './command.mjs';
import { cacheFolder, root } from './paths.mjs';
import { hashOf, listFiles, readStamp, writeStamp } from './stamp.mjs';

export const outFolder = join(root, 'out');
const sourceFolder = join(root, 'src');
const otherInputs = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const products = [
  'main/index.js',
  'main/cli.js',
  'main/server.js',
  'main/task-manager.js',
  'preload/index.js',
  'renderer/index.html',
];

/** Python is run from where it lies, and tests are in no bundle. */
const isInput = (path) => !path.includes(`${sep}python${sep}`) && !/\.test\.tsx?$/.test(path);

function inputs() {
  const files = listFiles(sourceFolder, isInput);
  const others = otherInputs.map((name) => join(root, name)).filter((path) => existsSync(path));
  return {
    /** Cheap: changes whenever a file may have changed. */
    quick: () =>
      hashOf(...files.flatMap(({ path, stat }) => [path, stat]), ...others.map((path) => readFileSync(path))),
    /** Exact: a branch switched to and back again builds nothing. */
    exact: () => hashOf(...[...files.map(({ path }) => path), ...others].flatMap((path) => [path, readFileSync(path)])),
  };
}

export const buildOutput = {
  name: 'build',
  title: 'Build',
  after: ['node-modules'],

  isFresh() {
    const stamp = readStamp('build');
    if (stamp === null || products.some((name) => !existsSync(join(outFolder, name)))) return false;
    const now = inputs();
    const quick = now.quick();
    if (stamp.quick === quick) return true;
    if (stamp.exact !== now.exact()) return false;
    writeStamp('build', { ...stamp, quick });
    return true;
  },

  async run(task) {
    // Taken before building: a file saved meanwhile makes the next start build again.
    const now = inputs();
    const stamp = { quick: now.quick(), exact: now.exact() };
    const building = join(cacheFolder, `build.building-${process.pid}`);
    rmSync(building, { recursive: true, force: true });
    const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    await run(process.execPath, [tool, 'build', '--outDir', building, '--logLevel', 'warn'], {
      ...task.command('build'),
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      failure: 'The workbench could not be built.',
    });
    mkdirSync(cacheFolder, { recursive: true });
    const replaced = join(cacheFolder, `build.replaced-${process.pid}`);
    if (existsSync(outFolder)) renameSync(outFolder, replaced);
    renameSync(building, outFolder);
    rmSync(replaced, { recursive: true, force: true });
    writeStamp('build', stamp);
  },
};
