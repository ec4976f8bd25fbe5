import { readdir, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineFixture } from '../testing/engine-fixture';

let fixture: EngineFixture;

beforeAll(async () => {
  fixture = await EngineFixture.start();
});

afterAll(async () => {
  await fixture.stop();
});

const bodies = {
  loop: 'while True:\n        pass',
  'stubborn loop':
    'while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass',
  sleep: 'time.sleep(1000)',
} as const;

async function running(runId: string): Promise<void> {
  await fixture.until('the run is open', () =>
    fixture.runEvents.some((event) => event.kind === 'opened' && event.runId === runId),
  );
}

describe('cancelling', () => {
  it.each([
    ['process', 'loop'],
    ['process', 'stubborn loop'],
    ['process', 'sleep'],
    ['thread', 'loop'],
    ['thread', 'stubborn loop'],
    ['thread', 'sleep'],
  ] as const)('frees the slot within two seconds in %s mode from a %s, and the next run goes', async (mode, body) => {
    const file = await fixture.udf(
      'endless.py',
      `import time\n\n@udf(result_type='BIGINT')\ndef f(a):\n    ${bodies[body]}`,
    );
    const runId = await fixture.begin(fixture.job(file, { mode, schema: 'a BIGINT' }));
    await running(runId);
    const begun = performance.now();
    await fixture.engine.api.cancelRun({ runId });
    expect(performance.now() - begun).toBeLessThan(2_500);
    expect((await fixture.outcome(runId)).kind).toBe('cancelled');
    const good = await fixture.udf('good.py', "@udf(result_type='BIGINT')\ndef f(a):\n    return a");
    const { summary } = await fixture.done(fixture.job(good, { mode, schema: 'a BIGINT', rows: 3 }));
    expect(summary.rows).toBe(3);
  });

  it('ends a run whose file does not come to its end', async () => {
    const file = await fixture.udf('top.py', 'while True:\n    pass');
    const runId = await fixture.begin(fixture.job(file));
    await fixture.until('the run prepares', () =>
      fixture.runEvents.some((event) => event.kind === 'phase' && event.runId === runId),
    );
    await fixture.engine.api.cancelRun({ runId });
    expect((await fixture.outcome(runId)).kind).toBe('cancelled');
  });

  it('keeps the rows that were computed', async () => {
    const file = await fixture.udf(
      'late.py',
      "import time\n\n@udf(result_type='BIGINT')\ndef f(a):\n    if a == 40:\n        time.sleep(1000)\n    return a",
    );
    const job = fixture.job(file, {
      schema: 'a BIGINT',
      spec: { settings: { 'python.fn-execution.bundle.size': '10' } },
    });
    const runId = await fixture.begin(job);
    await running(runId);
    await fixture.until('rows are stored', async () => (await fixture.rows(runId)).length === 40);
    await fixture.engine.api.cancelRun({ runId });
    expect(await fixture.outcome(runId)).toMatchObject({ kind: 'cancelled', rows: 40 });
    expect(await fixture.rows(runId)).toHaveLength(40);
  });

  it('of a run that has ended does nothing, of an unknown one says so', async () => {
    const file = await fixture.udf('good.py', "@udf(result_type='BIGINT')\ndef f(a):\n    return a");
    const { runId } = await fixture.done(fixture.job(file, { schema: 'a BIGINT' }));
    await fixture.engine.api.cancelRun({ runId });
    await expect(fixture.engine.api.cancelRun({ runId: 'none' })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });
});

describe('closing the engine', () => {
  it('ends what runs and leaves no process and no file behind', async () => {
    const other = await EngineFixture.start();
    const file = await other.udf(
      'endless.py',
      "import os\n\n@udf(result_type='BIGINT')\ndef f(a):\n    print(os.getpid(), flush=True)\n    while True:\n        pass",
    );
    const runId = await other.begin(other.job(file, { schema: 'a BIGINT' }));
    await other.until('the worker tells its id', () => other.logs.some((line) => /^\d+$/.test(line.text.trim())));
    const pid = Number(other.logs.find((line) => /^\d+$/.test(line.text.trim()))?.text);
    expect((await readdir(other.privateDir)).length).toBeGreaterThan(0);
    await other.stop();
    expect((await other.outcome(runId)).kind).toBe('cancelled');
    await expect(stat(other.privateDir)).rejects.toMatchObject({ code: 'ENOENT' });
    await other.until(
      'the worker is gone',
      async () =>
        stat(`/proc/${pid}`).then(
          () => false,
          () => true,
        ),
      3_000,
    );
  });
});
