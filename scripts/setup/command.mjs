/** Running other programs: output to a log file, a way to stop the whole tree, and errors that say what was printed. */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Interrupted, SetupError } from './failure.mjs';
import { stampFolder } from './paths.mjs';

const killAfterMs = 3_000;
const tailCharacters = 20_000;
const shownLines = 25;

/**
 * Runs a program to its end. It gets a process group of its own: Ctrl+C reaches this process only, which then ends the
 * group, so that no npm or pip goes on working behind our back.
 *
 * @param {string} program @param {readonly string[]} args
 * @param {{ signal: AbortSignal, log: string, cwd?: string, env?: NodeJS.ProcessEnv, silenceMs?: number,
 *   onOutput?: (line: string) => void }} options `log` names the log file; after `silenceMs` without output the program is ended
 * @returns {Promise<{ code: number, output: string }>} `output`: the last part of what it printed
 */
export async function capture(program, args, { signal, log, cwd, env, silenceMs, onOutput }) {
  if (signal.aborted) throw new Interrupted();
  const logFile = logFileOf(log);
  mkdirSync(join(stampFolder, 'logs'), { recursive: true });
  writeFileSync(logFile, `$ ${[program, ...args].join(' ')}\n`);
  const child = spawn(program, args, {
    cwd,
    env: { ...(env ?? process.env), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: canKillGroup,
  });
  let output = '';
  let silence;
  const restartSilence = () => {
    clearTimeout(silence);
    if (silenceMs !== undefined) silence = setTimeout(() => endTree(child), silenceMs);
  };
  const take = (chunk) => {
    restartSilence();
    appendFileSync(logFile, chunk);
    output = (output + chunk).slice(-tailCharacters);
    const line = chunk
      .trimEnd()
      .split(/[\r\n]/)
      .at(-1);
    if (line) onOutput?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
  restartSilence();
  const onAbort = () => endTree(child);
  signal.addEventListener('abort', onAbort);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', (error) => {
        if (error.code === 'ENOENT') resolve(127);
        else reject(error);
      });
      child.once('close', (exitCode, exitSignal) => resolve(exitCode ?? (exitSignal === null ? 1 : 128)));
    });
    if (signal.aborted) throw new Interrupted();
    return { code, output };
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', onAbort);
  }
}

/** As `capture`, but a failing program is a SetupError with `failure` and `hint` as its words. */
export async function run(program, args, { failure, hint, ...options }) {
  const { code, output } = await capture(program, args, options);
  if (code === 0) return output;
  throw new SetupError(failure ?? `${basename(program)} failed (exit ${code}).`, {
    ...(hint === undefined ? {} : { hint }),
    output: output.trimEnd().split('\n').slice(-shownLines).join('\n'),
    logFile: logFileOf(options.log),
  });
}

const canKillGroup = process.platform !== 'win32';
const logFileOf = (log) => join(stampFolder, 'logs', `${log}.log`);

/** @param {import('node:child_process').ChildProcess} child started with `detached` where there are process groups */
export function endTree(child) {
  const send = (kill) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    try {
      if (canKillGroup) process.kill(-child.pid, kill);
      else child.kill(kill);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  send('SIGTERM');
  setTimeout(() => send('SIGKILL'), killAfterMs).unref();
}
