/** Runs the checks, two at a time, and shows the output of those that say no. */
import { currentTools } from '../setup/python-environment.mjs';
import { collectProgram } from '../tests/program.mjs';
import { checks } from './checks.mjs';

const sideBySide = 2;

/** @returns {Promise<{ passed: number, failed: number, skipped: number }>} each check counts as one */
export async function runChecks() {
  const queue = checks({ toolsPython: currentTools().python });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const startedAt = Date.now();
      const { code, output } = await collectProgram(check.program, check.args, {
        env: { ...process.env, NO_COLOR: '1' },
      });
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      total[code === 0 ? 'passed' : 'failed'] += 1;
      console.log(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  return total;
}
