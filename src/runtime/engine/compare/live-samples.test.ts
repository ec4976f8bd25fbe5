import { describe, expect, it } from 'vitest';
import { LiveSamples } from './live-samples';

const sample = (seconds: number, rowsOut: number) => ({ seconds, rowsOut, latenciesMs: [] });

describe('live samples', () => {
  it('tell the speed of the last interval', () => {
    const samples = new LiveSamples('c', 'thread', 1);
    samples.take(sample(0.25, 250));
    expect(samples.take(sample(0.5, 750)).rowsPerSecond).toBe(2_000);
  });

  it('make no peak of an interval that is hardly any', () => {
    const samples = new LiveSamples('c', 'thread', 1);
    samples.take(sample(0.25, 250));
    expect(samples.take(sample(0.251, 1_250)).rowsPerSecond).toBe(1_000);
    // Its rows are those of the interval that ends next.
    expect(samples.take(sample(0.75, 1_250)).rowsPerSecond).toBe(2_000);
  });
});
