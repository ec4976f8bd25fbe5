import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock } from './lock.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const quiet = { signal: new AbortController().signal, onWait: () => undefined };

test('a second holder waits for the first and is told whose turn it is', async () => {
  const path = join(folder, 'lock');
  const release = await acquireLock(path, quiet);
  const order = [];
  const second = acquireLock(path, { ...quiet, onWait: (pid) => order.push(`waits for ${pid}`) }).then(
    (releaseSecond) => {
      order.push('second');
      releaseSecond();
    },
  );
  await expect.poll(() => order).toEqual([`waits for ${process.pid}`]);
  order.push('first is done');
  release();
  await second;
  expect(order).toEqual([`waits for ${process.pid}`, 'first is done', 'second']);
  expect(existsSync(path)).toBe(false);
});

test('the lock of a process that was killed is taken over at once', async () => {
  const path = join(folder, 'lock');
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { acquireLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.mjs'))};
     await acquireLock(${JSON.stringify(path)}, { signal: new AbortController().signal, onWait() {} });
     console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(existsSync(path)).toBe(true);
  const release = await acquireLock(path, quiet);
  release();
  expect(existsSync(path)).toBe(false);
});

test('many waiters of one stale lock never hold it together', async () => {
  const path = join(folder, 'lock');
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  writeFileSync(path, JSON.stringify({ pid: dead.pid, id: 'left by a process that is gone' }));
  let holders = 0;
  const hold = async () => {
    const release = await acquireLock(path, quiet);
    holders += 1;
    expect(holders).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    holders -= 1;
    release();
  };
  await Promise.all(Array.from({ length: 5 }, hold));
});

test('waiting ends when the start is interrupted', async () => {
  const path = join(folder, 'lock');
  const release = await acquireLock(path, quiet);
  const stop = new AbortController();
  const waiting = acquireLock(path, { ...quiet, signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toThrow();
  release();
});
