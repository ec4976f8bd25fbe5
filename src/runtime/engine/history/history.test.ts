import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry, HistoryEvent } from '../../../contract/model/history';
import type { JobSpec, Source } from '../../../contract/model/job';
import { EngineFixture } from '../../testing/engine-fixture';

let fixture: EngineFixture;
const heard: HistoryEvent[] = [];

beforeAll(async () => {
  fixture = await EngineFixture.start({ history: { productVersion: '9.9.9' } });
  fixture.engine.on('history', (event) => heard.push(event));
});

afterAll(async () => {
  await fixture.stop();
});

const helper = (factor: number): string => `FACTOR = ${factor}\n`;
const code = (sign: string): string =>
  `from helpers.numbers import FACTOR\n\n@udf(result_type='BIGINT')\ndef f(a):\n    return a ${sign} FACTOR`;

async function project(name: string): Promise<{ root: string; file: string; job: JobSpec }> {
  await fixture.write(`${name}/helpers/numbers.py`, helper(2));
  await fixture.write(`${name}/data/in.csv`, 'a\n1\n2\n3\n');
  await fixture.write(
    `${name}/workbench.json`,
    JSON.stringify({ name, data: [{ path: 'data/in.csv' }], bindings: { 'f.py:f': { keep: [] } } }),
  );
  const file = await fixture.udf(`${name}/f.py`, code('*'));
  const root = path.dirname(file);
  const source: Source = {
    kind: 'file',
    path: path.join(root, 'data/in.csv'),
    format: 'csv',
    nullMarks: [],
    schema: [],
  };
  return {
    root,
    file,
    job: fixture.job(file, { source, spec: { settings: { 'python.fn-execution.bundle.size': '7' } } }),
  };
}

/** The entry that is announced for what `begin` starts. */
async function entryAfter(begin: () => Promise<unknown>): Promise<HistoryEntry> {
  const before = heard.length;
  await begin();
  await fixture.until('an entry is announced', () => heard.length > before);
  const event = heard[before];
  if (event?.kind !== 'added') throw new Error(`Not kept: ${JSON.stringify(event)}`);
  return event.entry;
}

describe('what is kept of a run', () => {
  it('is its code, data, settings, figures and outcome', async () => {
    const { root, job } = await project('kept');
    const entry = await entryAfter(() => fixture.done(job));
    expect(entry).toMatchObject({
      what: 'run',
      file: 'f.py',
      function: 'f',
      asked: 'process',
      effective: 'process-row',
      outcome: 'done',
      data: 'in.csv',
      rows: 3,
      rowsIn: 3,
    });
    const detail = await fixture.engine.api.historyDetail({ root, id: entry.id });
    expect(detail.files.map((file) => file.path)).toEqual(['f.py', 'helpers/numbers.py', 'workbench.json']);
    const texts = await Promise.all(detail.files.map(({ hash }) => fixture.engine.api.historyText({ root, hash })));
    expect(texts[1]?.text).toBe(helper(2));
    expect(detail.data).toMatchObject({ path: 'data/in.csv', sizeBytes: 8, sampled: false });
    expect(detail.data.columns.map(({ name }) => name)).toEqual(['a']);
    expect(detail.settings['python.fn-execution.bundle.size']).toEqual({ value: '7', origin: 'panel' });
    expect(detail.job.function.file).toBe('f.py');
    expect(detail.versions.product).toBe('9.9.9');
    expect(detail.versions.packages.join('\n')).toMatch(/^pandas \d/m);
    expect(detail.figures?.latencies?.p50Ms).toBeGreaterThan(0);
  });

  it('tells what it failed with, and that it was cancelled', async () => {
    const { job, file } = await project('failing');
    await writeFile(file, (await readFile(file, 'utf8')).replace('a * FACTOR', 'a / 0'));
    const failed = await entryAfter(() => fixture.run(job));
    expect(failed).toMatchObject({ outcome: 'failed', error: 'division by zero', rows: 0 });
    await writeFile(file, 'def broken(:\n');
    const broken = await entryAfter(() => fixture.run(job));
    expect(broken.outcome).toBe('failed');
    expect(broken.codeHash).not.toBe(failed.codeHash);
    await fixture.udf('failing/f.py', 'import time\n\n' + code('*').replace('return', 'time.sleep(60)\n    return'));
    const cancelled = await entryAfter(async () => {
      const runId = await fixture.begin(job);
      await fixture.until('it is open', () => fixture.runEvents.some((e) => e.kind === 'opened' && e.runId === runId));
      await fixture.engine.api.cancelRun({ runId });
    });
    expect(cancelled.outcome).toBe('cancelled');
  });

  it('is nothing outside a project, and nothing is left there', async () => {
    const file = await fixture.udf('loose/f.py', "@udf(result_type='BIGINT')\ndef f(a):\n    return a");
    const before = heard.length;
    await fixture.done(fixture.job(file, { schema: 'a BIGINT', rows: 2 }));
    const { root, job } = await project('after-loose');
    await entryAfter(() => fixture.done(job));
    expect(heard).toHaveLength(before + 1);
    expect(await readdir(path.dirname(file))).toEqual(['f.py']);
    expect(await readdir(root)).toContain('.workbench');
  });

  it('does not fail a run where it cannot be written', async () => {
    const { root, job } = await project('unwritable');
    await writeFile(path.join(root, '.workbench'), 'a file where the folder should be');
    const before = heard.length;
    expect((await fixture.done(job)).summary.rows).toBe(3);
    await fixture.until('a note is told', () => heard.length > before);
    expect(heard[before]).toMatchObject({ kind: 'note', text: expect.stringContaining('could not be kept') as string });
  });
});

describe('an exact rerun', () => {
  it('gives the same rows after the file and its helper changed, and says that the data did', async () => {
    const { root, file, job } = await project('again');
    let rows: unknown[][] = [];
    const entry = await entryAfter(async () => {
      ({ rows } = await fixture.done(job));
    });
    expect(rows).toEqual([['2'], ['4'], ['6']]);
    await fixture.udf('again/f.py', code('+'));
    await fixture.write('again/helpers/numbers.py', helper(100));
    await fixture.write('again/config.yaml', 'python.fn-execution.bundle.size: 3\n');
    expect((await fixture.done(job)).rows).toEqual([['101'], ['102'], ['103']]);

    const same = await fixture.engine.api.historyRerun({ root, id: entry.id });
    expect(same).toMatchObject({ what: 'run', changes: [] });
    const repeated = await entryAfter(() => fixture.outcome(same.taskId));
    expect(await fixture.rows(same.taskId)).toEqual(rows);
    expect(repeated).toMatchObject({ rerunOf: entry.id, file: 'f.py', codeHash: entry.codeHash });
    expect(repeated.settingsHash).toBe(entry.settingsHash);
    expect(await readFile(file, 'utf8')).toContain('a + FACTOR');
    await fixture.until('the copy is gone', () => !existsSync(path.dirname(same.job.function.file)));

    await fixture.write('again/data/in.csv', 'a\n1\n2\n3\n4\n');
    const changed = await fixture.engine.api.historyRerun({ root, id: repeated.id });
    expect(changed.changes).toEqual(['in.csv has changed since: 8 bytes then, 10 bytes now.']);
    await entryAfter(() => fixture.outcome(changed.taskId));
    expect(await fixture.rows(changed.taskId)).toEqual([['2'], ['4'], ['6'], ['8']]);
  });

  it('repeats a comparison', { timeout: 60_000 }, async () => {
    const { root, job } = await project('compared');
    const spec = { job, modes: ['process-row' as const], repeat: 1, seconds: 0.05 };
    const entry = await entryAfter(() => fixture.compare(spec));
    expect(entry).toMatchObject({ what: 'compare', outcome: 'done', rows: 3 });
    const detail = await fixture.engine.api.historyDetail({ root, id: entry.id });
    expect(detail.compare).toMatchObject({ spec: { repeat: 1 }, result: { outputsEqual: true } });
    await fixture.udf('compared/f.py', 'raise ValueError');
    const rerun = await fixture.engine.api.historyRerun({ root, id: entry.id });
    expect(rerun.what).toBe('compare');
    expect((await fixture.compared(rerun.taskId)).kind).toBe('done');
  });
});
