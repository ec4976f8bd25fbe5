/** Runs a test runner with its output passed through. Ending us ends it and everything it started. */
import { spawn } from 'node:child_process';
import { endTree } from '../setup/command.mjs';
import { root } from '../setup/paths.mjs';

const running = new Set();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (running.size === 0) process.exit(130);
    for (const child of running) endTree(child);
  });
}

/** @returns {Promise<number>} the exit code; 1 for an end by a signal */
export async function runProgram(program, args, { env = process.env, cwd = root } = {}) {
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    running.delete(child);
  }
}
