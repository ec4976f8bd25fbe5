import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { capture, run } from './command.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'command-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = (more = {}) => ({ signal: new AbortController().signal, log: `test-${process.pid}`, ...more });

test('a failing program is told with what it printed and where the whole of it is', async () => {
  const failing = run(process.execPath, ['-e', "console.log('first'); console.error('then'); process.exit(3)"], {
    ...options(),
    failure: 'It failed.',
    hint: 'Mend it.',
  });
  const error = await failing.catch((thrown) => thrown);
  expect(error).toMatchObject({ message: 'It failed.', hint: 'Mend it.' });
  expect(error.output.split('\n').sort()).toEqual(['first', 'then']);
  expect(readFileSync(error.logFile, 'utf8')).toContain('then');
});

test('a program that does not exist answers 127, as a shell says it', async () => {
  expect(await capture('no-such-program-anywhere', [], options())).toMatchObject({ code: 127 });
});

test('an interrupt ends the program and what the program started', async () => {
  const stop = new AbortController();
  const pidFile = join(folder, 'grandchild');
  const script = `
    const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid));`;
  const running = capture(process.execPath, ['-e', script], options({ signal: stop.signal }));
  await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', { timeout: 10_000 }).toBe(true);
  stop.abort();
  await expect(running).rejects.toThrow('interrupted');
  const grandchild = Number(readFileSync(pidFile, 'utf8'));
  await expect.poll(() => isAlive(grandchild), { timeout: 10_000 }).toBe(false);
});

test('a program that says nothing for too long is ended', async () => {
  const { code } = await capture(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options({ silenceMs: 300 }));
  expect(code).not.toBe(0);
});

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    // A process that has ended stays known until its parent has asked for its outcome.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    if (error.code === 'ESRCH' || error.code === 'ENOENT') return false;
    throw error;
  }
}
