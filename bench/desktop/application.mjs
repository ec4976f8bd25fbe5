/**
 * An Electron application as a user starts it, looked at from outside by its debugger's port. Playwright's way of starting one would hold
 * it up until Playwright is attached, and measure that.
 */
import { spawn } from 'node:child_process';
import { endTree } from '../../scripts/setup/command.mjs';
import { sandboxArguments } from '../../scripts/setup/desktop.mjs';
import { openPage } from './page.mjs';

const START_DEADLINE_MS = 60_000;

/**
 * @param {{ binary: string, folder: string, args?: readonly string[], env: NodeJS.ProcessEnv }} options `folder`: of the application
 * @returns `startedAt` in milliseconds since the epoch; `line(pattern)`: the first match in what it writes
 */
export function startApplication({ binary, folder, args = [], env }) {
  const startedAt = Date.now();
  const child = spawn(binary, [...sandboxArguments(), '--disable-gpu', '--remote-debugging-port=0', folder, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = (pattern) =>
    new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${folder} ${why}\n${output}`));
      const deadline = setTimeout(() => fail('did not start in time.'), START_DEADLINE_MS);
      const look = () => {
        const match = pattern.exec(output);
        if (match === null) return;
        clearTimeout(deadline);
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
      void ended.then(() => fail('ended by itself.'));
    });
  return {
    startedAt,
    pid: child.pid,
    line,
    /** The page of its window, once that is there. */
    async page() {
      const [, address] = await line(/DevTools listening on (ws:\S+)/);
      return openPage(address);
    },
    async end() {
      endTree(child);
      await ended;
    },
  };
}
