/** Running the programs of the tests, so that ending us ends them and everything they started. */
import { spawn } from 'node:child_process';
import { endTree } from '../setup/command.mjs';
import { root } from '../setup/paths.mjs';

const running = new Map();

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(name, async () => {
    for (const child of running.keys()) endTree(child);
    await Promise.all(running.values());
    process.exit(130);
  });
}

/**
 * Starts a program in a process group of its own.
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {{ child: import('node:child_process').ChildProcess, ended: Promise<{ code: number, how: string }> }}
 *   `code`: 1 for an end by a signal; `how`: the exit code or the signal in words
 */
export function start(program, args, options) {
  const child = spawn(program, args, { cwd: root, detached: process.platform !== 'win32', ...options });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, how: error.message }));
    child.once('close', (code, signal) => resolve({ code: code ?? 1, how: signal ?? `exit ${code}` }));
  }).finally(() => running.delete(child));
  running.set(child, ended);
  return { child, ended };
}

/** Runs a program with its output passed through. @returns {Promise<number>} the exit code */
export async function runProgram(program, args, { env = process.env, cwd = root } = {}) {
  const { code } = await start(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] }).ended;
  return code;
}

/** Runs a program and keeps its output. @param {number} [deadlineMs] after which it is killed */
export async function collectProgram(program, args, { env = process.env, deadlineMs } = {}) {
  const { child, ended } = start(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const deadline = deadlineMs === undefined ? undefined : setTimeout(() => endTree(child), deadlineMs);
  const end = await ended;
  clearTimeout(deadline);
  return { ...end, output };
}
