/** The product's Python environment: pinned packages on a base interpreter, built beside and then renamed. */
import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from './find-python.mjs';
import { run } from './command.mjs';
import { cacheFolder, root } from './paths.mjs';
import { pipEnvironment } from './pip.mjs';
import { hashOf, readJson, writeJson } from './stamp.mjs';
import { makeVirtualEnvironment } from './virtual-environment.mjs';

const folder = join(cacheFolder, 'python');
const currentFile = join(folder, 'current.json');
const recordedVersions = ['3.10', '3.11', '3.12'];

const requirementsOf = (minor) => join(root, 'scripts/python', `requirements-${minor}.txt`);
const onlyWheels = ['--require-hashes', '--only-binary', ':all:', '--no-deps'];
const asked = () => process.env['UDF_WORKBENCH_PYTHON'] ?? '';
const lockHashOf = (minor) => hashOf(readFileSync(requirementsOf(minor)), process.platform, process.arch);

/** @returns {{ python: string, version: string, base: string, library: string, embeddable: boolean } | null} */
export const currentPython = () => readJson(currentFile);

export const pythonEnvironment = {
  name: 'python',
  title: 'Python environment',
  after: [],

  isFresh() {
    const current = currentPython();
    if (current === null || current.asked !== asked()) return false;
    const minor = minorOf(current.version);
    return existsSync(current.python) && existsSync(requirementsOf(minor)) && current.lockHash === lockHashOf(minor);
  },

  async run(task) {
    const base = await findPython(task);
    const lockHash = lockHashOf(base.minor);
    if (!recordedVersions.includes(base.minor)) {
      task.say(
        `Python ${base.version}: answers not recorded for this version (recorded: ${recordedVersions.join(', ')}).`,
      );
    }
    const name = hashOf(lockHash, base.executable, base.version).slice(0, 16);
    const python = await buildEnvironment(task, { name, base, requirements: requirementsOf(base.minor) });
    writeJson(currentFile, {
      python,
      version: base.version,
      lockHash,
      asked: asked(),
      base: base.executable,
      embeddable: base.embeddable,
      library: base.library,
    });
  },
};

/** pytest and ruff, in an environment of their own that also sees the product's packages. */
export const pythonTools = {
  name: 'python-tools',
  title: 'Python test tools',
  after: ['python'],

  isFresh() {
    const current = readJson(join(folder, 'tools.json'));
    return current !== null && current.inputs === toolInputs() && existsSync(current.python);
  },

  async run(task) {
    const product = currentPython();
    const name = `${hashOf(toolInputs()).slice(0, 16)}-tools`;
    const base = { executable: product.base, minor: minorOf(product.version) };
    const python = await buildEnvironment(task, {
      name,
      base,
      requirements: toolRequirements,
      finish: async (environmentPython) => {
        const ours = await sitePackages(task, environmentPython);
        writeFileSync(join(ours, 'product-environment.pth'), `${await sitePackages(task, product.python)}\n`);
      },
    });
    writeJson(join(folder, 'tools.json'), { python, inputs: toolInputs() });
  },
};

export const currentTools = () => readJson(join(folder, 'tools.json'));

const toolRequirements = join(root, 'scripts/python/requirements-dev.txt');
const toolInputs = () => hashOf(readFileSync(toolRequirements), JSON.stringify(currentPython()));

/**
 * @param {object} task @param {{ name: string, base: { executable: string, minor: string }, requirements: string, into?: string,
 *   flags?: string[], finish?: (python: string) => Promise<void> }} environment `flags`: how pip is to take the requirements
 * @returns {Promise<string>} its interpreter
 */
export async function buildEnvironment(task, { name, base, requirements, into = folder, flags = onlyWheels, finish }) {
  const place = join(into, name);
  const complete = join(place, '.complete');
  if (existsSync(complete)) return pythonIn(place);
  const building = join(into, `${name}.building-${process.pid}`);
  rmSync(building, { recursive: true, force: true });
  await makeVirtualEnvironment(task, base, building);
  const python = pythonIn(building);
  const pip = ['-m', 'pip', 'install', ...flags, '-r', requirements];
  await task.twice(() =>
    run(python, pip, {
      ...task.command('pip'),
      env: pipEnvironment(),
      failure: 'pip could not install the pinned Python packages.',
      hint: 'Is the Python package index reachable from here (pip download six)?',
    }),
  );
  await finish?.(python);
  rewriteScripts(building, place);
  writeFileSync(join(building, '.complete'), '');
  rmSync(place, { recursive: true, force: true });
  renameSync(building, place);
  await run(pythonIn(place), ['-I', '-c', 'import sys; assert sys.prefix != sys.base_prefix'], {
    ...task.command('python-check'),
    failure: `The Python environment in ${place} does not start.`,
  });
  return pythonIn(place);
}

const pythonIn = (place) => join(place, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const minorOf = (version) => version.split('.').slice(0, 2).join('.');

async function sitePackages(task, python) {
  const ask = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  return (await run(python, ['-I', '-c', ask], task.command('site-packages'))).trim();
}

/** Scripts and settings of a virtual environment name its folder; they must name the one it will have. */
function rewriteScripts(building, place) {
  const bin = join(building, 'bin');
  if (!existsSync(bin)) return;
  const paths = readdirSync(bin).map((name) => join(bin, name));
  for (const path of [...paths, join(building, 'pyvenv.cfg')]) {
    const { size } = lstatSync(path);
    if (!lstatSync(path).isFile() || size > 100_000) continue;
    const text = readFileSync(path, 'utf8');
    if (text.includes(building)) writeFileSync(path, text.replaceAll(building, place));
  }
}
