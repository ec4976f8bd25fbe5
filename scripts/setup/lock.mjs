/**
 * One set-up at a time in a checkout. The lock is a file that names its holder and is touched while the holder lives,
 * so a holder that was killed (or whose process id went to somebody else) does not block the next start.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const touchEveryMs = 2_000;
const staleAfterMs = 30_000;
const askEveryMs = 250;

/**
 * @param {string} path the lock file
 * @param {{ signal: AbortSignal, onWait: (holderPid: number) => void }} options
 * @returns {Promise<() => void>} releases it
 */
export async function acquireLock(path, { signal, onWait }) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, id: randomUUID() });
  let told = false;
  while (!create(path, mine)) {
    const holder = inspect(path);
    if (holder === null) continue;
    if (holder.stale) {
      takeAway(path, holder.text);
      continue;
    }
    if (!told) onWait(holder.pid);
    told = true;
    await sleep(askEveryMs, undefined, { signal });
  }
  const touching = setInterval(() => {
    touch(path);
  }, touchEveryMs);
  touching.unref();
  return () => {
    clearInterval(touching);
    if (inspect(path)?.text === mine) rmSync(path, { force: true });
  };
}

function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch (error) {
    // Somebody cleared the cache folder under us; the step that needs it will say so.
    if (error.code !== 'ENOENT') throw error;
  }
}

function create(path, text) {
  // Written beside and linked: the lock never exists without its holder's name in it.
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function inspect(path) {
  try {
    const text = readFileSync(path, 'utf8');
    const { pid } = JSON.parse(text);
    const untouchedMs = Date.now() - statSync(path).mtimeMs;
    return { text, pid, stale: untouchedMs > staleAfterMs || !isAlive(pid) };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two waiters may find the same stale lock; the second must not take away the first one's new lock. */
function takeAway(path, staleText) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== staleText) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}
