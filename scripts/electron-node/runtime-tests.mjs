/**
 * The runtime's tests once more, inside Electron running as Node: an older Node than the one that builds and checks. The
 * files are bundled as the product is (same target) and run one process a file, two at a time.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { cacheFolder, root } from '../setup/paths.mjs';
import { listFiles } from '../setup/stamp.mjs';
import { collectProgram } from '../tests/program.mjs';

/** Of this run alone: two may go on at once. */
const folder = join(cacheFolder, `test-electron-${process.pid}`);
const testedFolders = ['src/runtime', 'src/contract'];
/**
 * Run on Node alone, for they are half of the time: what they ask is answered by Python (recorded answers, what the language servers know), or
 * journeys ask it inside of the real Electron (races, searches, completion). All that can meet an older Node's API is run here.
 */
const onceOnly = [
  'src/runtime/engine/cases/recorded-cases.test.ts',
  'src/runtime/engine/compare/race.test.ts',
  'src/runtime/engine/tune/tuner.test.ts',
  'src/runtime/language/decorated-functions.test.ts',
  'src/runtime/language/language-service.test.ts',
];
const sideBySide = 2;
const fileDeadlineMs = 300_000;

export function runtimeTestFiles() {
  const gone = onceOnly.filter((path) => !existsSync(join(root, path)));
  if (gone.length > 0) throw new Error(`There is no ${gone.join(', ')} any more.`);
  return testedFolders
    .flatMap((name) => listFiles(join(root, name), (path) => path.endsWith('.test.ts')))
    .map(({ path }) => path)
    .filter((path) => !onceOnly.includes(relative(root, path).split(sep).join('/')));
}

/**
 * @param {{ electron: string, env: NodeJS.ProcessEnv, files: readonly string[] }} options
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runUnderElectron({ electron, env, files }) {
  const bundles = await bundleTests(files);
  const { provided, teardown } = await globalSetup();
  const total = { passed: 0, failed: 0, skipped: 0 };
  try {
    const queue = [...bundles];
    const worker = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const began = Date.now();
        const outcomes = await runFile(next, {
          electron,
          env: { ...env, ELECTRON_RUN_AS_NODE: '1', WORKBENCH_TEST_PROVIDED: JSON.stringify(provided) },
        });
        for (const { state } of outcomes) total[state] += 1;
        report(next, outcomes, (Date.now() - began) / 1000);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
  } finally {
    await teardown?.();
    rmSync(folder, { recursive: true, force: true });
  }
  return total;
}

function report({ file }, outcomes, seconds) {
  const failed = outcomes.filter(({ state }) => state === 'failed');
  console.log(
    `${failed.length === 0 ? '✓' : '✗'} ${relative(root, file)} (${outcomes.length}, ${seconds.toFixed(1)} s)`,
  );
  for (const { title, error } of failed) console.log(`  ✗ ${title}\n${error.replace(/^/gm, '      ')}`);
}

async function bundleTests(files) {
  const { build } = await import('vite');
  rmSync(folder, { recursive: true, force: true });
  const entries = Object.fromEntries(files.map((file) => [bundleName(file), file]));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [keepOriginalFolders()],
    resolve: { alias: { vitest: join(root, 'scripts/electron-node/vitest.mjs') } },
    ssr: { noExternal: true, external: ['koffi', '@duckdb/node-api', '@duckdb/node-bindings', 'vite'] },
    build: {
      ssr: true,
      target: 'node16',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: { 'run-file': join(root, 'scripts/electron-node/run-file.mjs'), ...entries },
        external: ['koffi', '@duckdb/node-api', '@duckdb/node-bindings', 'vite'],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[name]-[hash].cjs' },
      },
    },
  });
  return files.map((file) => ({ file, bundle: join(folder, `${bundleName(file)}.cjs`) }));
}

const bundleName = (file) => relative(root, file).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '.');

/** Tests find the Python sources and their fixtures from where the source lies, not from where the bundle does. */
function keepOriginalFolders() {
  return {
    name: 'keep-original-folders',
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?')[0];
      if (!path.startsWith(join(root, 'src'))) return null;
      return code
        .replace(/\bimport\.meta\.dirname\b|\b__dirname\b/g, JSON.stringify(dirname(path)))
        .replace(/\bimport\.meta\.filename\b|\b__filename\b/g, JSON.stringify(path));
    },
  };
}

/** The global set-up of vitest.config.ts, run here: vitest is not there to do it. */
async function globalSetup() {
  const entry = join(root, 'src/runtime/testing/build-entries.ts');
  if (!existsSync(entry)) return { provided: {} };
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(entry, {
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [keepOriginalFolders()],
  });
  const provided = {};
  const project = { provide: (key, value) => (provided[key] = value) };
  const result = await (module.default ?? module.setup)(project);
  return { provided, teardown: typeof result === 'function' ? result : module.teardown };
}

/** @returns {Promise<{ title: string, state: 'passed' | 'failed' | 'skipped', error: string }[]>} */
async function runFile({ bundle }, { electron, env }) {
  mkdirSync(folder, { recursive: true });
  const outcomeFile = join(folder, `${basename(bundle, '.cjs')}.outcomes.json`);
  const args = [join(folder, 'run-file.cjs'), bundle, outcomeFile];
  const { how, output } = await collectProgram(electron, args, { env, deadlineMs: fileDeadlineMs });
  if (existsSync(outcomeFile)) return JSON.parse(readFileSync(outcomeFile, 'utf8'));
  const error = `The test process ended (${how}) before its tests did.\n${output}`;
  return [{ title: 'the file itself', state: 'failed', error }];
}
