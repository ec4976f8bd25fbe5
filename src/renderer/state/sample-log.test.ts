import { describe, expect, it } from 'vitest';
import type { EngineSample } from '../../contract/model/metrics';
import { emptyLog, mostSamples, samplesOf, withSample } from './sample-log';

const sampleAt = (seconds: number): EngineSample => ({ seconds, last: false, slots: [], processes: [] });

describe('the samples of a run', () => {
  it('stay bounded and even over an hour, the newest always among them', () => {
    let log = emptyLog;
    for (let sample = 0; sample < 4 * 3_600; sample += 1) {
      log = withSample(log, sampleAt(sample / 4));
      const samples = samplesOf(log);
      expect(samples.at(-1)?.seconds).toBe(sample / 4);
      expect(samples.length).toBeLessThanOrEqual(mostSamples + 1);
    }
    const gaps = new Set(log.kept.slice(1).map(({ seconds }, index) => seconds - (log.kept[index]?.seconds ?? 0)));
    expect([...gaps]).toEqual([log.stride / 4]);
    expect(log.kept[0]?.seconds).toBe(0);
    expect(log.kept.length).toBeGreaterThan(mostSamples / 3);
  });
});
