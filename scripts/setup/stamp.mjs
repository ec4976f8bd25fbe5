/** Stamps say what a finished step was made from, so that the next start is a few file stats. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stampFolder } from './paths.mjs';

/** @param {...(string | Buffer)} parts */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** @param {string} path @returns {any} the parsed file, or null where it is absent or torn */
export function readJson(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Written beside, then renamed: a reader sees the old stamp or the new one. @param {string} path @param {unknown} value */
export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(beside, path);
}

/** @param {string} step */
export const stampFile = (step) => join(stampFolder, `${step}.json`);
/** @param {string} step */
export const readStamp = (step) => readJson(stampFile(step));
/** @param {string} step @param {unknown} value */
export const writeStamp = (step, value) => writeJson(stampFile(step), value);
/** @param {string} step */
export const dropStamp = (step) => rmSync(stampFile(step), { force: true });

/**
 * The files below `folder` that `keep` takes, sorted, with what a change would change.
 * @param {string} folder @param {(path: string) => boolean} keep
 * @returns {{ path: string, stat: string }[]} `stat` is size and modification time
 */
export function listFiles(folder, keep) {
  const found = [];
  const pending = [folder];
  while (pending.length > 0) {
    const current = pending.pop();
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const path = join(current, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (keep(path)) {
        const { size, mtimeMs } = statSync(path);
        found.push({ path, stat: `${size} ${mtimeMs}` });
      }
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
