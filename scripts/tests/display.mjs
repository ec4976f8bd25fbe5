/** A display of the tests' own, on a free number, gone when they are. */
import { isOnPath } from '../setup/apt.mjs';
import { start } from './program.mjs';

const startDeadlineMs = 20_000;

/** @returns {Promise<{ name: string, close: () => Promise<void> } | null>} null where there is no X server to start */
export async function openDisplay() {
  if (process.platform !== 'linux' || !isOnPath('Xvfb')) return null;
  // Xvfb chooses the number and writes it to file descriptor 3, so that two runs never choose the same.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
  const { child: server, ended } = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let complaints = '';
  server.stderr.setEncoding('utf8').on('data', (text) => (complaints += text));
  const name = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`Xvfb ${why}\n${complaints}`));
    const deadline = setTimeout(() => fail('did not start in time.'), startDeadlineMs);
    let written = '';
    server.stdio[3].setEncoding('utf8').on('data', (text) => {
      written += text;
      if (!written.includes('\n')) return;
      clearTimeout(deadline);
      resolve(`:${written.trim()}`);
    });
    void ended.then(({ how }) => fail(`ended at once (${how}).`));
  });
  return {
    name,
    async close() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
