/** The answer of a search in plain sentences. */
import {
  describeTuned,
  type MissedLimit,
  type TuneCandidate,
  type TuneChoice,
  type TuneGoal,
  type TuneLimits,
  type TunedSettings,
} from '../../../contract/model/tune';
import { missedLimits } from './judge';
import { fillsInTime, type SearchSpace } from './space';

type Answer = Omit<TuneChoice, 'values' | 'function'>;

export function answerText(choice: Answer, goal: TuneGoal, limits: TuneLimits): string {
  const { settings, candidate, isPresent, missed, present } = choice;
  const [first] = missed;
  if (first !== undefined) {
    return `No settings kept ${limitWords(first)} in the final measurement. Closest: ${describeTuned(settings)}, with ${missed.map(gotWords).join(' and ')}.`;
  }
  if (isPresent)
    return `Keep your settings (${describeTuned(settings)}): nothing measured is ${betterWords[goal]} by more than the noise.`;
  const broken = missedLimits(present, limits);
  const why = broken.length === 0 ? '' : ` Your settings miss the limit with ${broken.map(gotWords).join(' and ')}.`;
  return `Use ${describeTuned(settings)}: ${gainWords(choice, goal)}, ${figuresWords(candidate)}.${why}`;
}

const betterWords: Readonly<Record<TuneGoal, string>> = {
  fastest: 'faster',
  'lowest-latency': 'lower in latency',
  'least-memory': 'smaller',
};

function gainWords({ ratio, candidate, present }: Answer, goal: TuneGoal): string {
  const speed = `${times(ratio.median)} the rows of your settings`;
  switch (goal) {
    case 'fastest':
      return speed;
    case 'lowest-latency':
      return `p99 ${times(candidate.p99Ms / Math.max(present.p99Ms, 1e-9))} that of your settings at ${speed}`;
    case 'least-memory':
      return `${times(candidate.memoryPerSlotBytes / Math.max(present.memoryPerSlotBytes, 1))} the memory of your settings at ${speed}`;
  }
}

function figuresWords({ p99Ms, memoryPerSlotBytes }: TuneCandidate): string {
  return `p99 ${milliseconds(p99Ms)}, ${megabytes(memoryPerSlotBytes)} a slot`;
}

export function evidenceText({ ratio, seconds, candidate, present, isPresent }: Answer): string {
  const turns = `${ratio.repeats.length} repeats of ${Number(seconds.toPrecision(2))} s`;
  if (isPresent) return `Your settings and the best others were measured in turns, ${turns} each.`;
  return (
    `Measured in turns with your settings, ${turns} each: rows a second ${times(ratio.median)} (${times(ratio.low)} to ${times(ratio.high)}), ` +
    `p99 ${milliseconds(present.p99Ms)} before and ${milliseconds(candidate.p99Ms)} now, ` +
    `${megabytes(present.memoryPerSlotBytes)} a slot before and ${megabytes(candidate.memoryPerSlotBytes)} now.`
  );
}

export function cancelledText(measured: number): string {
  return `Cancelled after ${measured} ${measured === 1 ? 'measurement' : 'measurements'}: nothing was measured in turns with your settings yet, so no gain is claimed.`;
}

function limitWords({ limit, wanted }: MissedLimit): string {
  switch (limit) {
    case 'rowsPerSecond':
      return `at least ${rows(wanted)}`;
    case 'p99Ms':
      return `p99 at most ${milliseconds(wanted)}`;
    case 'memoryPerSlotBytes':
      return `at most ${megabytes(wanted)} a slot`;
  }
}

function gotWords({ limit, got }: MissedLimit): string {
  switch (limit) {
    case 'rowsPerSecond':
      return rows(got);
    case 'p99Ms':
      return `p99 ${milliseconds(got)}`;
    case 'memoryPerSlotBytes':
      return `${megabytes(got)} a slot`;
  }
}

/** What the search did not vary, and why. */
export function spaceNotes(space: SearchSpace, chosen: TuneCandidate | null): string[] {
  const notes: string[] = [];
  if (chosen !== null) notes.push(...bundleTimeNotes(space, chosen));
  if (space.passRows !== null && space.passRows < 100_000) {
    notes.push(
      `The input has ${count(space.passRows)} rows, so no bundle holds more: larger bundles were not measured. Tune on more rows for a busier source.`,
    );
  }
  return notes;
}

/** The source here is always ahead, so only bundles too large for their time are ended by it. */
function bundleTimeNotes({ present }: SearchSpace, { settings, rowsPerSecond }: TuneCandidate): string[] {
  if (!fillsInTime({ settings, rowsPerSecond })) {
    return [
      `Bundles end by their time (${settings.bundleTimeMs} ms) before they are full, so bundle time was searched too.`,
    ];
  }
  const fillMs = (settings.bundleSize * settings.parallelism * 1_000) / Math.max(rowsPerSecond, 1e-9);
  const here = `Bundle time was not searched: a bundle fills in ${milliseconds(fillMs)} here, so ${settings.bundleTimeMs} ms never ends one.`;
  const lowered =
    settings.bundleTimeMs < present.bundleTimeMs
      ? ` It is set to ${settings.bundleTimeMs} ms, half of the p99 asked for, because a slow source would hold rows that long.`
      : '';
  return [here + lowered];
}

export function settingsNote(settings: TunedSettings, ran: TuneChoice['ran'], name: string): string[] {
  if (ran === 'function') return [];
  if (ran === 'twin') return [`These settings run ${name}, the twin of your function: deploy that one.`];
  return [
    `These settings run the generated pandas adapter of ${name} (${describeTuned(settings)}): deploy the adapter, your function alone runs row by row.`,
  ];
}

function times(ratio: number): string {
  return `${ratio >= 10 ? Math.round(ratio).toString() : ratio.toFixed(2)}x`;
}

function milliseconds(ms: number): string {
  return ms >= 100 ? `${Math.round(ms)} ms` : `${Number(ms.toPrecision(3))} ms`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function rows(perSecond: number): string {
  return `${count(Math.round(perSecond))} rows a second`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
