import { describe, expect, it } from 'vitest';
import { parseDurationMs } from './duration';
import { parseSettings, resolveSettings, settingDefinitions, settingProblem, type JobSettings } from './settings';

const settings = (panel: Record<string, string>): JobSettings =>
  parseSettings(resolveSettings({ profile: 'flink-2.3', panel }));

describe('durations', () => {
  it.each([
    ['1 s', 1_000],
    ['3 min', 180_000],
    ['3min', 180_000],
    ['250', 250],
    ['2 hours', 7_200_000],
    ['100 ms', 100],
    ['500 micro', 0.5],
    ['1 day', 86_400_000],
    [' 10 Seconds ', 10_000],
  ])('%s', (text, ms) => {
    expect(parseDurationMs(text)).toBeCloseTo(ms, 9);
  });

  it.each(['', 's', '-1 s', '1.5 s', '1 fortnight', 'one second'])('%j is none', (text) => {
    expect(parseDurationMs(text)).toBeNull();
    expect(settingProblem('table.exec.async-scalar.timeout', text)).toContain('takes a duration');
  });
});

describe('settings of async functions', () => {
  it('count the first call: three retries are four calls', () => {
    expect(settings({}).async).toEqual({ concurrency: 10, timeoutMs: 180_000, attempts: 4, retryDelayMs: 100 });
    expect(settings({ 'table.exec.async-scalar.retry-strategy': 'NO_RETRY' }).async.attempts).toBe(1);
  });

  it('take the older name of the concurrency where the newer one is not set', () => {
    const older = { 'table.exec.async-scalar.buffer-capacity': '7' };
    expect(settings(older).async.concurrency).toBe(7);
    const both = { ...older, 'table.exec.async-scalar.max-concurrent-operations': '3' };
    expect(settings(both).async.concurrency).toBe(3);
  });
});

describe('the runtime mode', () => {
  it('is what is set, in any case of letters, else nothing', () => {
    expect(settings({}).runtime).toBeNull();
    expect(settings({ 'execution.runtime-mode': 'BATCH' }).runtime).toBe('batch');
    expect(settingProblem('execution.runtime-mode', 'both')).toContain('takes batch or streaming');
  });
});

describe('profiles of a project', () => {
  const profiles = {
    fast: { base: 'flink-2.3', values: { 'python.fn-execution.bundle.size': '7', 'a.b': 'x' } },
  } as const;

  it('lie over a built-in one and under everything else', () => {
    const settings = resolveSettings({ profile: 'fast', profiles, panel: { 'a.b': 'y' } });
    expect(settings['python.fn-execution.bundle.size']).toEqual({ value: '7', origin: 'profile' });
    expect(settings['python.fn-execution.arrow.batch.size']?.value).toBe('1000');
    expect(settings['a.b']).toEqual({ value: 'y', origin: 'panel' });
  });

  it.each(['slow', 'constructor', '__proto__'])('are refused by name where there is no %s', (profile) => {
    expect(() => resolveSettings({ profile, profiles })).toThrow(`There is no profile ${profile}.`);
  });
});

/** Recorded from PythonOptions of Flink 2.3.0. */
const ofFlink: Record<string, string> = {
  'python.fn-execution.bundle.size': '1000',
  'python.fn-execution.bundle.time': '1000',
  'python.fn-execution.arrow.batch.size': '1000',
  'python.metric.enabled': 'true',
  'python.profile.enabled': 'false',
  'python.systemenv.enabled': 'true',
  'python.operator-chaining.enabled': 'true',
  'python.files': '',
  'python.requirements': '',
  'python.pythonpath': '',
  'python.archives': '',
  'python.executable': 'python',
  'python.client.executable': 'python',
  'python.fn-execution.memory.managed': 'true',
  'python.state.cache-size': '1000',
  'python.map-state.read-cache-size': '1000',
  'python.map-state.write-cache-size': '1000',
  'python.map-state.iterate-response-batch-size': '1000',
  'python.execution-mode': 'process',
  'python.logging.default.level': 'INFO',
  'python.logging.level.overrides': '',
  'python.job-options': '',
  'python.internal.files-key-map': '',
  'python.internal.requirements-file-key': '',
  'python.internal.archives-key-map': '',
  'python.loopback-server.address': '',
};

describe('the keys that are known', () => {
  it('are all of Flink that begin with python, with its defaults', () => {
    const known = settingDefinitions.filter(({ key }) => key.startsWith('python.'));
    expect(Object.fromEntries(known.map(({ key, defaults }) => [key, defaults['flink-2.3']]))).toEqual(ofFlink);
  });

  it('are one definition each, with defaults that are acceptable', () => {
    expect(new Set(settingDefinitions.map(({ key }) => key)).size).toBe(settingDefinitions.length);
    for (const { key, defaults } of settingDefinitions)
      for (const value of Object.values(defaults)) expect(settingProblem(key, value)).toBeNull();
  });
});
