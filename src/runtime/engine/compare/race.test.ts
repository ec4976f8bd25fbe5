import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modes, type Mode } from '../../../contract/model/job';
import type { CompareResult, CompareSpec } from '../../../contract/model/compare';
import { EngineFixture, type JobChanges } from '../../testing/engine-fixture';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.start();
});

afterAll(async () => {
  await fixture.stop();
});

const spec = (file: string, changes: Partial<CompareSpec> = {}, job: JobChanges = {}): CompareSpec => ({
  job: fixture.job(file, { rows: 20_000, ...job }),
  modes: [...modes],
  repeat: 2,
  seconds: 0.1,
  ...changes,
});

async function result(compared: CompareSpec): Promise<CompareResult> {
  const outcome = await fixture.compare(compared);
  if (outcome.kind !== 'done') throw new Error(`The comparison did not end well: ${JSON.stringify(outcome)}`);
  return outcome.result;
}

const general = "@udf(result_type='BIGINT')\ndef f(a, b):\n    return a * 2 + b\n";
const twin = "@udf(result_type='BIGINT', func_type='pandas')\ndef g(a, b):\n    return a * 2 + b\n";

function measured(outcome: CompareResult['modes'][string] | undefined): Extract<typeof outcome, { available: true }> {
  if (outcome?.available !== true) throw new Error(`not available: ${JSON.stringify(outcome)}`);
  return outcome;
}

describe('a comparison', () => {
  it('measures modes on more and more slots where that is asked for', { timeout: 60_000 }, async () => {
    const file = await fixture.udf('scaled.py', general);
    const { scaling } = await result(spec(file, { modes: ['process-row', 'thread'], repeat: 1, slotsTo: 2 }));
    expect(scaling.map(({ mode, slots }) => [mode, slots])).toEqual([
      ['process-row', 1],
      ['process-row', 2],
      ['thread', 1],
      ['thread', 2],
    ]);
    for (const { rowsPerSecond } of scaling) expect(rowsPerSecond).toBeGreaterThan(1_000);
  });

  it('races three modes on equal outputs and gives every figure', async () => {
    const file = await fixture.udf('add.py', `import numpy\n\n${general}`);
    const { modes: outcomes, ...rest } = await result(spec(file));
    expect(Object.keys(outcomes)).toEqual(modes);
    for (const mode of modes) {
      const figures = measured(outcomes[mode]);
      expect(figures.rowsPerSecond).toBeGreaterThan(1_000);
      expect(figures.rowsPerSecondSpread[0]).toBeLessThanOrEqual(figures.rowsPerSecond);
      expect(figures.rowsPerSecondSpread[1]).toBeGreaterThanOrEqual(figures.rowsPerSecond);
      expect(figures.p50Ms).toBeGreaterThan(0);
      expect(figures.p99Ms).toBeGreaterThanOrEqual(figures.p95Ms);
      expect(figures.p95Ms).toBeGreaterThanOrEqual(figures.p50Ms);
      expect(figures.latencyQuantilesMs[0]).toBeGreaterThan(0);
      expect(figures.latencyQuantilesMs.at(-1)).toBeGreaterThanOrEqual(figures.p99Ms);
      expect(figures.bundles).toBeGreaterThanOrEqual(2);
      expect(figures.startMs).toBeGreaterThan(10);
      expect(figures.memoryPerSlotBytes).toBeGreaterThan(1_000_000);
      expect(figures.serializationShare).toBeGreaterThan(0);
      expect(figures.serializationShare).toBeLessThan(1);
      expect(figures.stages.user).toBeGreaterThan(0);
      expect(figures.effectiveMode).toBe(mode);
      expect(figures.repeats).toHaveLength(2);
    }
    expect(modes.map((mode) => measured(outcomes[mode]).ran)).toEqual(['function', 'adapter', 'function']);
    expect(modes.map((mode) => measured(outcomes[mode]).transport)).toEqual(['shm', 'shm', 'in-process']);
    expect(rest).toMatchObject({ outputsEqual: true, firstDifference: null, rows: 20_000 });
    expect(rest.adapter).toContain("func_type='pandas'");
    expect(rest.advice.reason).not.toBe('none');
    expect(rest.reference.gilScaling['thread']).toBeLessThan(1.7);
    expect(rest.reference.cExtensions.map((each) => [each.module, each.isExtension, each.error])).toEqual([
      ['numpy', true, null],
    ]);
  });

  it('tells its steps with growing progress, and live samples of each mode', async () => {
    const file = await fixture.udf('add.py', general);
    const { compareId } = await fixture.engine.api.startCompare({ spec: spec(file, { seconds: 0.6, repeat: 1 }) });
    await fixture.compared(compareId);
    const events = fixture.compareEvents.filter((event) => event.compareId === compareId);
    const steps = events.flatMap((event) => (event.kind === 'step' ? [event] : []));
    expect([...new Set(steps.map((event) => event.step))]).toEqual([
      'preparing',
      'outputs',
      'warm-up',
      'repeat',
      'reference',
    ]);
    const shares = steps.map((event) => event.progress);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const sampled = new Set(events.flatMap((event) => (event.kind === 'sample' ? [event.mode] : [])));
    expect([...sampled].sort()).toEqual([...modes].sort());
  });

  it('runs a twin where one is given, or bound by the project', async () => {
    await fixture.udf('bound/twin.py', twin);
    const file = await fixture.udf('bound/add.py', general);
    await fixture.write(
      'bound/workbench.json',
      JSON.stringify({ name: 'bound', bindings: { 'add.py:f': { twin: { file: 'twin.py', name: 'g' } } } }),
    );
    const {
      modes: outcomes,
      outputsEqual,
      adapter,
    } = await result(spec(file, { modes: ['process-row', 'process-arrow'] }));
    expect(measured(outcomes['process-arrow']).ran).toBe('twin');
    expect([outputsEqual, adapter]).toEqual([true, null]);
  });

  it('says first that the outputs differ', async () => {
    const wrong = twin.replace('a * 2 + b', '(a * 2 + b).where(a != 12, 0)');
    const file = await fixture.udf('differ.py', general + wrong);
    const { outputsEqual, firstDifference, advice } = await result(
      spec(file, { twin: { file, name: 'g' }, modes: ['process-row', 'process-arrow'] }),
    );
    expect(outputsEqual).toBe(false);
    expect(firstDifference).toMatchObject({ row: 12, column: 'result' });
    expect(advice).toMatchObject({ mode: null, reason: 'outputs-differ' });
  });

  it('leaves out modes that cannot run the function, with the reason', async () => {
    const file = await fixture.udf('pandas_only.py', twin);
    const { modes: outcomes, advice } = await result(spec(file, {}, { name: 'g' }));
    expect(Object.keys(outcomes)).toEqual(modes);
    expect(outcomes['process-row']).toMatchObject({ available: false });
    expect(outcomes['thread']).toMatchObject({ available: false });
    expect(measured(outcomes['process-arrow']).ran).toBe('function');
    expect(advice).toMatchObject({ mode: 'process-arrow', reason: 'only-one' });
  });

  it('measures a mode that falls back to another one only once', async () => {
    const file = await fixture.udf(
      'aggregate.py',
      "from pyflink.table.udf import AggregateFunction, udaf\n\n\nclass Sum(AggregateFunction):\n    def create_accumulator(self):\n        return [0]\n\n    def accumulate(self, acc, a, b):\n        acc[0] += a\n\n    def get_value(self, acc):\n        return acc[0]\n\n\nf = udaf(Sum(), result_type='BIGINT', accumulator_type='ARRAY<BIGINT>')\n",
    );
    const { modes: outcomes, advice } = await result(spec(file));
    expect(Object.keys(outcomes)).toEqual(modes);
    const [row, thread] = [measured(outcomes['process-row']), measured(outcomes['thread'])];
    expect(thread).toEqual({ ...row, effectiveReason: thread.effectiveReason });
    expect(thread.effectiveMode).toBe('process-row');
    expect(thread.effectiveReason).not.toBeNull();
    expect(advice).toMatchObject({ mode: 'process-row', reason: 'only-one' });
  });

  it('goes on without a mode whose function crashes', async () => {
    const file = await fixture.udf(
      'crash.py',
      "import ctypes, sys\n\n@udf(result_type='BIGINT')\ndef f(a, b):\n    return ctypes.string_at(0) if 'udf_worker.embedded' in sys.modules else a\n",
    );
    const { modes: outcomes } = await result(spec(file, { modes: ['process-row', 'thread'] }));
    expect(measured(outcomes['process-row']).bundles).toBeGreaterThan(0);
    expect(outcomes['thread']).toMatchObject({ available: false, error: { code: 'TASK_MANAGER_DIED' } });
  });

  it('fails with the error of the function where every mode fails', async () => {
    const file = await fixture.udf(
      'raises.py',
      "@udf(result_type='BIGINT')\ndef f(a, b):\n    raise ValueError('no')\n",
    );
    const outcome = await fixture.compare(spec(file));
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'UDF_EXCEPTION', line: 5 } });
  });

  it('fails with the error of the file, and refuses figures that measure nothing', async () => {
    const broken = await fixture.udf('broken.py', 'def f(:');
    expect(await fixture.compare(spec(broken))).toMatchObject({ kind: 'failed', error: { code: 'SYNTAX_ERROR' } });
    const none: Mode[] = [];
    await expect(fixture.engine.api.startCompare({ spec: spec(broken, { modes: none }) })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });

  it('is cancelled within two seconds, whatever the function does', async () => {
    const file = await fixture.udf(
      'endless.py',
      "@udf(result_type='BIGINT')\ndef f(a, b):\n    while True:\n        pass\n",
    );
    const { compareId } = await fixture.engine.api.startCompare({ spec: spec(file) });
    await fixture.until('the outputs are computed', () =>
      fixture.compareEvents.some(
        (event) => event.compareId === compareId && event.kind === 'step' && event.step === 'outputs',
      ),
    );
    const begun = performance.now();
    await fixture.engine.api.cancelCompare({ compareId });
    expect(performance.now() - begun).toBeLessThan(2_500);
    expect(await fixture.compared(compareId)).toEqual({ kind: 'cancelled' });
  });
});
