/** The checks, as data: each is a program that says yes by exit 0. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheFolder, root } from '../setup/paths.mjs';
import { listFiles } from '../setup/stamp.mjs';

const tool = (path, ...args) => ({ program: process.execPath, args: [join(root, 'node_modules', path), ...args] });
const script = (path) => ({ program: process.execPath, args: [join(root, 'scripts', path)] });
/** Files that did not change since they last passed are not looked at again; a fresh clone looks at all of them. */
const cached = (name) => [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  join(cacheFolder, `${name}-cache`),
];
const templates = 'src/renderer/features/files/templates';
const pythonFolders = ['src/runtime/python', 'scripts/python', 'examples', 'bench', templates];

/** @param {{ toolsPython: string }} places @returns {{ name: string, program: string, args: string[] }[]} the slow ones first */
export function checks({ toolsPython }) {
  const ruff = (...args) => ({ program: toolsPython, args: ['-I', '-m', 'ruff', ...args, ...pythonFolders] });
  const pyright = (settings) => tool('pyright/index.js', '--pythonpath', toolsPython, '--project', settings);
  return [
    { name: 'lint', ...tool('eslint/bin/eslint.js', '.', '--max-warnings', '0', ...cached('eslint')) },
    { name: 'types', ...tool('typescript/bin/tsc', '-b') },
    { name: 'types of the Python worker', ...pyright('src/runtime/python/pyproject.toml') },
    { name: 'types of the samples', ...pyright('pyrightconfig.json') },
    {
      name: 'format',
      ...tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.', ...cached('prettier')),
    },
    { name: 'python lint', ...ruff('check') },
    { name: 'python format', ...ruff('format', '--check') },
    { name: 'imports', ...script('check-imports.mjs') },
    { name: 'file length', ...script('check-length.mjs') },
  ];
}

/** Aim at 300 lines; more than this is more than one thing. */
const longestFileLines = 600;
const isCode = (path) =>
  /\.(ts|tsx|mjs|js|py|css)$/.test(path) && !/node_modules|[\\/]data[\\/]|__pycache__/.test(path);

/** @returns {string[]} one sentence a file that is too long */
export function filesTooLong() {
  return ['src', 'e2e', 'bench', 'scripts', 'examples']
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => listFiles(folder, isCode))
    .map(({ path }) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > longestFileLines)
    .map(({ path, lines }) => `${relative(root, path)} has ${lines} lines; the most is ${longestFileLines}.`);
}
