import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modes } from '../../../contract/model/job';
import type { TuneResult, TuneSpec } from '../../../contract/model/tune';
import { EngineFixture, type JobChanges } from '../../testing/engine-fixture';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.start();
});

afterAll(async () => {
  await fixture.stop();
});

const spec = (file: string, changes: Partial<TuneSpec> = {}, job: JobChanges = {}): TuneSpec => ({
  job: fixture.job(file, { rows: 20_000, ...job }),
  modes: [...modes],
  goal: 'fastest',
  limits: {},
  budgetSeconds: 3,
  mostSlots: 2,
  ...changes,
});

async function result(tuned: TuneSpec): Promise<TuneResult> {
  const outcome = await fixture.tune(tuned);
  if (outcome.kind !== 'done') throw new Error(`The search did not end well: ${JSON.stringify(outcome)}`);
  return outcome.result;
}

const general = "@udf(result_type='BIGINT')\ndef f(a, b):\n    return a * 2 + b\n";
const twin = "@udf(result_type='BIGINT', func_type='pandas')\ndef g(a, b):\n    return a * 2 + b\n";

/** Three modes are started cold, some of them twice: a busy machine takes its time. */
const patienceMs = 90_000;

describe('a search', { timeout: patienceMs }, () => {
  it('measures modes and settings, and claims a gain only from repeats in turns', async () => {
    const file = await fixture.udf('add.py', general);
    const found = await result(spec(file, {}, { spec: { profile: 'flink-2.3' } }));
    expect(found.present).toEqual({
      mode: 'process-row',
      bundleSize: 1_000,
      bundleTimeMs: 1_000,
      arrowBatchSize: 1_000,
      parallelism: 1,
    });
    expect(found.excluded).toEqual([]);
    expect(found.rowsCompared).toBeGreaterThanOrEqual(100);
    const searched = found.candidates.filter(({ phase }) => phase === 'search');
    expect(searched[0]?.settings).toEqual(found.present);
    const finals = found.candidates.filter(({ phase }) => phase === 'final');
    expect(finals.length).toBeGreaterThanOrEqual(1);
    for (const candidate of found.candidates) {
      expect(candidate.rowsPerSecond).toBeGreaterThan(1_000);
      expect(candidate.p99Ms).toBeGreaterThanOrEqual(candidate.p50Ms);
      expect(candidate.memoryPerSlotBytes).toBeGreaterThan(1_000_000);
    }
    const { choice } = found;
    expect(choice?.candidate.phase).toBe('final');
    expect(choice?.present.settings).toEqual(found.present);
    expect(choice?.candidate.repeats.length).toBeGreaterThanOrEqual(3);
    expect(choice?.ratio.repeats).toHaveLength(choice?.candidate.repeats.length ?? 0);
    expect(choice?.values).toMatchObject({ 'parallelism.default': String(choice?.settings.parallelism) });
    expect(found.front.length).toBeGreaterThan(0);
    expect(found.text).toMatch(/^(Use|Keep)/);
  });

  it('tells its steps, each measurement, and the front after it', async () => {
    const file = await fixture.udf('add.py', general);
    const { tuneId } = await fixture.engine.api.startTune({
      spec: spec(file, { modes: ['process-row'], budgetSeconds: 3, mostSlots: 1 }),
    });
    await fixture.tuned(tuneId);
    const events = fixture.tuneEvents.filter((event) => event.tuneId === tuneId);
    const steps = events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));
    expect([...new Set(steps)]).toEqual(['preparing', 'outputs', 'search', 'finals']);
    const measured = events.filter((event) => event.kind === 'measured');
    const fronts = events.filter((event) => event.kind === 'front');
    expect(fronts).toHaveLength(measured.length);
  });

  it('excludes a mode whose rows differ, with the first difference', async () => {
    const wrong = twin.replace('a * 2 + b', '(a * 2 + b).where(a != 12, 0)');
    const file = await fixture.udf('differ.py', general + wrong);
    const found = await result(
      spec(file, { twin: { file, name: 'g' }, modes: ['process-row', 'process-arrow'], budgetSeconds: 3 }),
    );
    expect(found.excluded).toMatchObject([{ mode: 'process-arrow', difference: { row: 12, column: 'result' } }]);
    expect(found.candidates.every(({ settings }) => settings.mode === 'process-row')).toBe(true);
  });

  it('says which modes do not apply, and what is closest where a limit cannot be kept', async () => {
    const file = await fixture.udf('pandas_only.py', twin);
    const found = await result(
      spec(file, { limits: { memoryPerSlotBytes: 1 }, budgetSeconds: 3, mostSlots: 1 }, { name: 'g' }),
    );
    expect(found.excluded.map(({ mode }) => mode)).toEqual(['process-row', 'thread']);
    expect(found.choice?.missed).toMatchObject([{ limit: 'memoryPerSlotBytes', wanted: 1 }]);
    expect(found.text).toMatch(/^No settings kept at most/);
  });

  it('fails with the error of the function, and refuses a goal that means nothing', async () => {
    const raises = await fixture.udf(
      'raises.py',
      "@udf(result_type='BIGINT')\ndef f(a, b):\n    raise ValueError('no')\n",
    );
    expect(await fixture.tune(spec(raises))).toMatchObject({
      kind: 'failed',
      error: { code: 'UDF_EXCEPTION', line: 5 },
    });
    for (const wrong of [{ limits: { p99Ms: 0 } }, { budgetSeconds: 0 }, { modes: [] }, { mostSlots: 0 }]) {
      await expect(fixture.engine.api.startTune({ spec: spec(raises, wrong) })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST' },
      });
    }
  });

  it('is cancelled within two seconds and keeps what was measured', async () => {
    const file = await fixture.udf('add.py', general);
    const { tuneId } = await fixture.engine.api.startTune({ spec: spec(file, { budgetSeconds: 600 }) });
    const measured = () => fixture.tuneEvents.filter((event) => event.tuneId === tuneId && event.kind === 'measured');
    await fixture.until('three settings are measured', () => measured().length >= 3, 60_000);
    const begun = performance.now();
    await fixture.engine.api.cancelTune({ tuneId });
    expect(performance.now() - begun).toBeLessThan(2_500);
    const outcome = await fixture.tuned(tuneId);
    expect(outcome).toMatchObject({ kind: 'cancelled', result: { choice: null } });
    expect(outcome.kind === 'cancelled' && outcome.result?.candidates.length).toBe(measured().length);
  });

  it('is cancelled within two seconds where the function never ends', async () => {
    const file = await fixture.udf(
      'endless.py',
      "@udf(result_type='BIGINT')\ndef f(a, b):\n    while True:\n        pass\n",
    );
    const { tuneId } = await fixture.engine.api.startTune({ spec: spec(file) });
    await fixture.until('it runs', () =>
      fixture.tuneEvents.some((event) => event.tuneId === tuneId && event.kind === 'step' && event.step === 'outputs'),
    );
    const begun = performance.now();
    await fixture.engine.api.cancelTune({ tuneId });
    expect(performance.now() - begun).toBeLessThan(2_500);
    expect(await fixture.tuned(tuneId)).toEqual({ kind: 'cancelled', result: null });
  });
});
