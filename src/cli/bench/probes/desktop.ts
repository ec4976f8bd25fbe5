/** The window: its launch, and how smooth it stays. Measured by bench/desktop of a checkout, which drives the real application. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { workbenchError } from '../../../contract/errors';
import type { GoalFigure, Probe, ProbeContext } from '../probe';
import { median, quantile, rounded, spreadOf } from './statistics';

const LAUNCHES = 5;

const launchesSchema = v.object({ desktop: v.array(v.number()), empty: v.array(v.number()) });
const smoothnessSchema = v.object({
  idleGaps: v.array(v.number()),
  runningGaps: v.array(v.number()),
  idleKeys: v.array(v.number()),
  runningKeys: v.array(v.number()),
});

export const launch: Probe = {
  name: 'launch',
  title: 'launch to an editor that takes a character, beside an empty Electron window',
  goals: ['launch'],
  isLong: true,
  run: measureLaunches,
};

export const smoothness: Probe = {
  name: 'smoothness',
  title: 'frames and key presses while a slot runs',
  goals: ['frame-gap', 'key-press'],
  isLong: true,
  run: measureSmoothness,
};

async function measureLaunches(context: ProbeContext): Promise<readonly GoalFigure[]> {
  const repeat = Math.max(LAUNCHES, context.repeat);
  const { desktop, empty } = v.parse(launchesSchema, await drive(context, 'launch', repeat));
  const ratios = desktop.map((ms, index) => rounded(ms / (empty[index] ?? ms), 2));
  return [
    {
      goal: 'launch',
      value: rounded(median(desktop) / median(empty), 2),
      unit: 'x',
      spread: spreadOf(ratios),
      detail: `from start to a character in the editor, over a window with an empty page painted; ${repeat} of each in turn`,
      facts: { 'desktop ms': rounded(median(desktop)), 'empty window ms': rounded(median(empty)) },
    },
  ];
}

async function measureSmoothness(context: ProbeContext): Promise<readonly GoalFigure[]> {
  const told = v.parse(smoothnessSchema, await drive(context, 'smoothness', context.repeat));
  const idle = quantile(told.idleGaps, 0.95);
  const running = quantile(told.runningGaps, 0.95);
  return [
    {
      goal: 'frame-gap',
      value: rounded(running / idle, 2),
      unit: 'x',
      spread: null,
      detail: 'p95 of the gaps between frames while a slot runs a * 2 + b, over that of the same window before',
      facts: { 'idle ms': rounded(idle), 'running ms': rounded(running), frames: told.runningGaps.length },
    },
    {
      goal: 'key-press',
      value: rounded(quantile(told.runningKeys, 0.95)),
      unit: 'ms',
      spread: spreadOf(told.runningKeys.map((ms) => rounded(ms))),
      detail: 'p95 from a key event to the end of the frame that shows its character, while a slot runs',
      facts: { 'idle ms': rounded(quantile(told.idleKeys, 0.95)), keys: told.runningKeys.length },
    },
  ];
}

/** Runs bench/desktop/measure.mjs and answers what it printed. */
async function drive(context: ProbeContext, what: string, repeat: number): Promise<unknown> {
  const script = path.join(context.paths.root, 'bench/desktop/measure.mjs');
  if (!existsSync(script)) {
    const words = 'The window is measured in a checkout only: what drives it is not part of the product.';
    throw workbenchError('BAD_REQUEST', 'setup', words, { file: script });
  }
  const args = [script, what, '--folder', context.folder, '--repeat', String(repeat)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = (): void => void child.kill('SIGTERM');
  context.signal.addEventListener('abort', stop);
  let output = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
    for (const line of text.split('\n')) if (line.trim() !== '') context.say(line);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  context.signal.removeEventListener('abort', stop);
  if (code === 0) return JSON.parse(output);
  throw workbenchError(
    'INTERNAL',
    'run',
    `The window could not be measured (${what}).`,
    { code },
    { cause: complaints },
  );
}
