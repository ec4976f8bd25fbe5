/** The bundles in `out/`, built beside and put in place with a rename, anew when a source has changed. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { run } from './command.mjs';
import { cacheFolder, root } from './paths.mjs';
import { hashOf, listFiles, readStamp, writeStamp } from './stamp.mjs';

export const outFolder = join(root, 'out');
const otherInputs = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/** What Node runs: the desktop's main process and preload, the TaskManager, the browser host, the command line. */
export const buildEngine = buildStep({
  name: 'build-engine',
  title: 'Build of the engine',
  parts: ['main', 'preload'],
  sources: ['src/contract', 'src/runtime', 'src/main', 'src/preload', 'src/server', 'src/cli'],
  products: [
    'main/index.js',
    'main/cli.js',
    'main/server.js',
    'main/task-manager.js',
    'main/slot-thread.js',
    'main/sql-thread.js',
    'preload/index.js',
  ],
});

/** What the window shows. */
export const buildWindow = buildStep({
  name: 'build-window',
  title: 'Build of the window',
  parts: ['renderer'],
  sources: ['src/contract', 'src/renderer'],
  products: ['renderer/index.html'],
});

/** Python is run from where it lies, and tests are in no bundle. */
const isInput = (path) => !path.includes(`${sep}python${sep}`) && !/\.test\.tsx?$/.test(path);

function buildStep({ name, title, parts, sources, products }) {
  const inputs = () => {
    const files = sources.flatMap((folder) => listFiles(join(root, folder), isInput));
    const others = otherInputs.map((file) => join(root, file)).filter((path) => existsSync(path));
    return {
      /** Cheap: changes whenever a file may have changed. */
      quick: () =>
        hashOf(...files.flatMap(({ path, stat }) => [path, stat]), ...others.map((path) => readFileSync(path))),
      /** Exact: a branch switched to and back again builds nothing. */
      exact: () =>
        hashOf(...[...files.map(({ path }) => path), ...others].flatMap((path) => [path, readFileSync(path)])),
    };
  };
  return {
    name,
    title,
    after: ['node-modules'],

    isFresh() {
      const stamp = readStamp(name);
      if (stamp === null || products.some((product) => !existsSync(join(outFolder, product)))) return false;
      const now = inputs();
      const quick = now.quick();
      if (stamp.quick === quick) return true;
      if (stamp.exact !== now.exact()) return false;
      writeStamp(name, { ...stamp, quick });
      return true;
    },

    async run(task) {
      // Taken before building: a file saved meanwhile makes the next start build again.
      const now = inputs();
      const stamp = { quick: now.quick(), exact: now.exact() };
      const building = join(cacheFolder, `${name}.building-${process.pid}`);
      rmSync(building, { recursive: true, force: true });
      await run(process.execPath, [join(root, 'scripts/build-part.mjs'), building, ...parts], {
        ...task.command(name),
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
        failure: 'The workbench could not be built.',
      });
      for (const part of parts) replace(join(building, part), join(outFolder, part), `${name}.replaced-${process.pid}`);
      rmSync(building, { recursive: true, force: true });
      writeStamp(name, stamp);
    },
  };
}

function replace(built, place, asideName) {
  mkdirSync(outFolder, { recursive: true });
  const aside = join(cacheFolder, asideName);
  if (existsSync(place)) renameSync(place, aside);
  renameSync(built, place);
  rmSync(aside, { recursive: true, force: true });
}
