/** A query as a source, and files as sinks, through whole runs. */
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import { outputFormats, type JobSpec, type Source } from '../../../contract/model/job';
import { EngineFixture } from '../../testing/engine-fixture';

describe('queries and files', { timeout: 120_000 }, () => {
  let fixture: EngineFixture;
  let file = '';

  beforeAll(async () => {
    fixture = await EngineFixture.start();
    file = await fixture
      .udf(
        'f',
        "@udf(result_type='BIGINT')\ndef f(a):\n    return None if a is None else a * 2\n\n\n@udf(result_type='BIGINT')\ndef fails(a):\n    return 10 // (a - 5)",
      )
      .then(async (made) => fixture.write('f.py', await readFile(made, 'utf8')));
    await fixture.write('data/a.csv', 'a,s\n1,x\n2,NA\n3,"y,z"\n');
    await fixture.write('data/array.json', '[\n  {"a": 1, "s": "x"},\n  {"a": null, "s": "line\\nbreak"}\n]\n');
    await fixture.write('top.sql', '-- the larger ones\nSELECT a, s FROM rows_ WHERE a > 1 ORDER BY a;\n');
    await fixture.write(
      'workbench.json',
      JSON.stringify({
        name: 'p',
        data: [
          { name: 'rows_', path: 'data/a.csv', nullMarks: ['NA'] },
          { name: 'top', path: 'top.sql', format: 'sql' },
        ],
      }),
    );
  });
  afterAll(() => fixture.stop());

  const sql = (more: Partial<Extract<Source, { kind: 'sql' }>>): Source => ({
    kind: 'sql',
    path: null,
    query: '',
    folder: fixture.folder,
    tables: [],
    schema: [],
    ...more,
  });
  const job = (source: Source, spec: Partial<JobSpec> = {}): JobSpec =>
    fixture.job(file, { source, spec: { args: [{ kind: 'column', name: 'a' }], ...spec } });

  it('a .sql file of the project is a source, in every mode', async () => {
    const source = sql({ path: path.join(fixture.folder, 'top.sql') });
    for (const mode of ['process', 'thread']) {
      const { rows } = await fixture.done(job(source, { keep: ['s'], settings: { 'python.execution-mode': mode } }));
      expect(rows).toEqual([
        [null, '4'],
        ['y,z', '6'],
      ]);
    }
    const description = await fixture.engine.api.describeSource({ source });
    expect(description.columns.map(({ field, nullsInSample }) => [field.name, field.type.kind, nullsInSample])).toEqual(
      [
        ['a', 'BIGINT', 0],
        ['s', 'STRING', 1],
      ],
    );
  });

  it('a query says where it is wrong, and a long one is cancelled', async () => {
    const { outcome } = await fixture.run(job(sql({ query: 'SELECT a FROM\n nowhere' })));
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'SOURCE_UNREADABLE', facts: { sqlLine: 2 } } });
    const endless = sql({ query: 'SELECT max(i) AS a FROM range(1000000000000) r(i)' });
    const runId = await fixture.begin(job(endless));
    const running = (): boolean => fixture.runEvents.some((event) => event.kind === 'opened' && event.runId === runId);
    await fixture.until('the query runs', running);
    const before = Date.now();
    await fixture.engine.api.cancelRun({ runId });
    expect(Date.now() - before).toBeLessThan(5_000);
    expect((await fixture.outcome(runId)).kind).toBe('cancelled');
  });

  it('an array of JSON objects is a source', async () => {
    const at = path.join(fixture.folder, 'data/array.json');
    const source: Source = { kind: 'file', path: at, format: 'json', nullMarks: [], schema: [] };
    const { rows } = await fixture.done(job(source, { keep: ['s'] }));
    expect(rows).toEqual([
      ['x', '2'],
      ['line\nbreak', null],
    ]);
  });

  it.each(outputFormats)('%s files hold what the function gave, and are read back as that', async (format) => {
    const source: Source = {
      kind: 'inline',
      schema: parseSchema('a BIGINT, d DECIMAL(9, 2), t TIMESTAMP(3), s STRING, l ARRAY<INT>'),
      rows: [
        ['9007199254740993', '1.50', '2024-02-29T12:00:00.5', 'a "b", c\nd', [1, 2]],
        [null, null, null, null, null],
      ],
    };
    const kept = ['d', 't', 's', 'l'];
    const target = path.join(fixture.folder, `out.${format}`);
    await writeFile(target, 'what was there before');
    const expected = await fixture.done(job(source, { keep: kept }));
    const { outcome } = await fixture.run(job(source, { keep: kept }), { kind: format, path: target });
    expect(outcome.kind).toBe('done');
    const schema =
      format === 'parquet' || format === 'arrow' ? [] : parseSchema('d DECIMAL(9, 2), t TIMESTAMP(3), l ARRAY<INT>');
    const back: Source = { kind: 'file', path: target, format, nullMarks: [], schema };
    const again = fixture.job(file, {
      source: back,
      spec: { args: [{ kind: 'constant', sql: 'CAST(1 AS BIGINT)' }], keep: [...kept, 'result'] },
    });
    const { rows } = await fixture.done({ ...again, columns: ['two'] });
    expect(rows.map((row) => row.slice(0, 5))).toEqual(expected.rows);
    expect((await readdir(fixture.folder)).filter((name) => name.startsWith(`out.${format}.`))).toEqual([]);
  });

  it.each(outputFormats)('%s files of many batches hold each row as it was given', async (format) => {
    const size = 30_000;
    const rows = Array.from({ length: size }, (_, row) => [String(row), `row ${row}`]);
    const source: Source = { kind: 'inline', schema: parseSchema('a BIGINT, s STRING'), rows };
    const target = path.join(fixture.folder, `many.${format}`);
    const settings = { 'python.fn-execution.arrow.batch.size': '500', 'python.fn-execution.bundle.size': '500' };
    await fixture.done(job(source, { keep: ['a', 's'], settings }), { kind: format, path: target });
    const back: Source = { kind: 'file', path: target, format, nullMarks: [], schema: [] };
    const { runId } = await fixture.done(job(back, { keep: ['s', 'result'], columns: ['again'] }));
    for (let start = 0; start < size; start += 1_000) {
      const page = await fixture.engine.api.readRows({ runId, start, count: 1_000 });
      const given = page.rows.map((_, row) => [start + row, `row ${start + row}`, 2 * (start + row)]);
      expect(page.rows.map(([s, result, again]) => [Number(again) / 2, s, Number(result)])).toEqual(given);
    }
  });

  it.each(outputFormats)('rows written to %s are kept for paging as well, where that is asked', async (format) => {
    const source: Source = { kind: 'inline', schema: parseSchema('a BIGINT'), rows: [1, 2, 5, 7].map((a) => [a]) };
    const target = path.join(fixture.folder, `kept.${format}`);
    const sink = { kind: format, path: target, keep: true };
    const { runId, outcome } = await fixture.run(job(source), sink);
    const { size } = await stat(target);
    expect(outcome).toMatchObject({ kind: 'done', written: { path: target, bytes: size } });
    expect(await fixture.rows(runId)).toEqual([['2'], ['4'], ['10'], ['14']]);
    const settings = { 'python.fn-execution.bundle.size': '1' };
    const failed = await fixture.run(fixture.job(file, { name: 'fails', source, spec: { settings } }), sink);
    const partial = `${target}.partial`;
    expect(failed.outcome).toMatchObject({
      kind: 'failed',
      rows: 2,
      written: { path: partial, bytes: (await stat(partial)).size },
    });
    expect(await fixture.rows(failed.runId)).toHaveLength(2);
    // What lies there of an earlier run is not this one's.
    const refused = await fixture.run(fixture.job(file, { name: 'missing', source }), sink);
    expect(refused.outcome).not.toHaveProperty('written');
  });

  it('rows of a run that failed are kept under a name that says so, and the old file stays', async () => {
    const source: Source = { kind: 'inline', schema: parseSchema('a BIGINT'), rows: [1, 2, 5, 7].map((a) => [a]) };
    for (const format of outputFormats) {
      const target = path.join(fixture.folder, `broken.${format}`);
      await writeFile(target, 'old');
      const settings = { 'python.fn-execution.bundle.size': '1' };
      const failing = fixture.job(file, { name: 'fails', source, spec: { settings } });
      const { outcome } = await fixture.run(failing, { kind: format, path: target });
      expect(outcome.kind).toBe('failed');
      expect(await readFile(target, 'utf8')).toBe('old');
      const names = (await readdir(fixture.folder)).filter((name) => name.startsWith(`broken.${format}.`));
      expect(names).toEqual([`broken.${format}.partial`]);
    }
  });

  it('what a run reads is not written over, by another name neither', async () => {
    const data = path.join(fixture.folder, 'data/a.csv');
    const before = await readFile(data, 'utf8');
    const link = path.join(fixture.folder, 'link.csv');
    await symlink(data, link);
    const source: Source = { kind: 'file', path: data, format: 'csv', nullMarks: ['NA'], schema: [] };
    for (const target of [data, link, file]) {
      const { outcome } = await fixture.run(job(source), { kind: 'csv', path: target });
      expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'SINK_UNWRITABLE' } });
    }
    expect(await readFile(data, 'utf8')).toBe(before);
  });
});
