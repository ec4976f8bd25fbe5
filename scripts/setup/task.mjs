/** What a set-up step is given: a way to speak, a signal that ends it, and how its programs are run. All output is on stderr. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Interrupted } from './failure.mjs';

const stillWorkingEveryMs = 15_000;
const betweenTriesMs = 3_000;

/** @param {{ title: string }} step @param {AbortSignal} signal */
export function createTask(step, signal) {
  const startedAt = Date.now();
  let lastLine = '';
  let ticking;
  const say = (text) => process.stderr.write(`Set-up: ${text}\n`);
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  return {
    signal,
    say,
    /** A detail that matters only when something goes wrong. */
    note: (text) => process.stderr.write(`${text.replace(/^/gm, '        ')}\n`),
    begin() {
      say(`${step.title} …`);
      const tick = () =>
        say(`${step.title}: still working (${seconds()} s)${lastLine === '' ? '' : `: ${lastLine.slice(0, 100)}`}`);
      ticking = setInterval(tick, stillWorkingEveryMs);
    },
    done: () => say(`${step.title}: ready (${seconds()} s)`),
    end: () => clearInterval(ticking),

    /** Options for `run` and `capture`. @param {string} log */
    command: (log) => ({ signal, log, onOutput: (line) => (lastLine = line) }),

    /** Networks hiccup: one failure is tried again. @template T @param {() => Promise<T>} attempt @returns {Promise<T>} */
    async twice(attempt) {
      try {
        return await attempt();
      } catch (error) {
        if (signal.aborted || error instanceof Interrupted) throw error;
        say(`${step.title}: trying once more …`);
        await sleep(betweenTriesMs, undefined, { signal });
        return attempt();
      }
    },
  };
}
