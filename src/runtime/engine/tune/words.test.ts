import { describe, expect, it } from 'vitest';
import type { TuneCandidate, TuneChoice, TunedSettings } from '../../../contract/model/tune';
import { ratioOf } from './result';
import { answerText, evidenceText, spaceNotes } from './words';

const settings: TunedSettings = {
  mode: 'process-arrow',
  bundleSize: 30_000,
  bundleTimeMs: 1_000,
  arrowBatchSize: 10_000,
  parallelism: 2,
};

const candidate = (changes: Partial<TuneCandidate> = {}): TuneCandidate => ({
  id: 1,
  settings,
  rowsPerSecond: 4e6,
  p50Ms: 5,
  p99Ms: 12.34,
  memoryPerSlotBytes: 120e6,
  bundles: 10,
  repeats: [4e6, 4.2e6, 3.8e6],
  phase: 'final',
  keepsLimits: true,
  ...changes,
});

const choice = (changes: Partial<TuneChoice> = {}): TuneChoice => ({
  settings,
  isPresent: false,
  candidate: candidate(),
  present: candidate({ p99Ms: 40, memoryPerSlotBytes: 20e6 }),
  ratio: ratioOf([4e6, 4.2e6, 3.8e6], [1e6, 1e6, 1e6]),
  seconds: 0.5,
  missed: [],
  ran: 'function',
  function: { file: '/p/a.py', name: 'f' },
  values: {},
  ...changes,
});

describe('the words of a search', () => {
  it('names the settings, the gain and what it costs', () => {
    expect(answerText(choice(), 'fastest', {})).toBe(
      'Use process with Arrow, bundles of 30,000, batches of 10,000, 2 slots: 4.00x the rows of your settings, p99 12.3 ms, 120 MB a slot.',
    );
    expect(evidenceText(choice())).toContain('3 repeats of 0.5 s each: rows a second 4.00x (3.80x to 4.20x)');
  });

  it('says which limit the present settings miss', () => {
    expect(answerText(choice(), 'fastest', { p99Ms: 20 })).toMatch(
      /a slot\. Your settings miss the limit with p99 40 ms\.$/,
    );
  });

  it('says to keep what is as good already', () => {
    expect(answerText(choice({ isPresent: true }), 'fastest', {})).toMatch(
      /^Keep your settings .* faster by more than the noise\.$/,
    );
  });

  it('says what is closest where a limit cannot be kept', () => {
    const missed = [{ limit: 'p99Ms', wanted: 1, got: 12.34 }] as const;
    expect(answerText(choice({ missed: [...missed] }), 'fastest', {})).toMatch(
      /^No settings kept p99 at most 1 ms in the final measurement\. Closest: .*, with p99 12\.3 ms\.$/,
    );
  });

  it('says why bundle time was not searched, and why it is lowered all the same', () => {
    const space = { modes: [], present: settings, mostSlots: 2, passRows: null, bundleTimeMs: 25, wantsLatency: true };
    const lowered = candidate({ settings: { ...settings, bundleTimeMs: 25 } });
    expect(spaceNotes(space, lowered)[0]).toMatch(/was not searched.*25 ms never ends one\. It is set to 25 ms/);
    expect(spaceNotes(space, candidate({ rowsPerSecond: 100 }))[0]).toContain('searched too');
  });

  it('takes the ratio of each pair of repeats', () => {
    expect(ratioOf([2, 3, 4], [1, 2, 1])).toEqual({ median: 2, low: 1.5, high: 4, repeats: [2, 1.5, 4] });
  });
});
