/** What new files begin with, as they are created: their cases answer in all of Flink's modes what Flink answered. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, CaseResult } from '../../../contract/model/case';
import { EngineFixture } from '../../testing/engine-fixture';

const templates = path.resolve('src/renderer/features/files/templates');

describe('templates of new files', { timeout: 120_000 }, () => {
  let fixture: EngineFixture;
  let names: string[];

  beforeAll(async () => {
    fixture = await EngineFixture.start();
    const files = await readdir(templates);
    names = files.filter((name) => name.endsWith('.py')).map((name) => name.slice(0, -'.py'.length));
    for (const file of files) await fixture.write(file, await readFile(path.join(templates, file), 'utf8'));
  });
  afterAll(() => fixture.stop());

  it('are there for every kind, with a case each', async () => {
    const { cases } = await fixture.engine.api.listCases({ directory: fixture.folder });
    expect(cases.map((each) => each.name).sort()).toEqual([...names].sort());
    expect([...new Set(cases.map((each) => each.kind))].sort()).toEqual([
      'aggregate',
      'async_scalar',
      'pandas_aggregate',
      'pandas_scalar',
      'scalar',
      'table',
      'table_aggregate',
    ]);
  });

  it('give what Flink gave, each in every mode', async () => {
    const { engine, folder } = fixture;
    const results: CaseResult[] = [];
    const ended = new Promise<Extract<CaseEvent, { kind: 'ended' }>>((resolve) => {
      engine.on('cases', (event) => (event.kind === 'result' ? void results.push(event.result) : resolve(event)));
    });
    await engine.api.startCases({ directory: folder });
    const { totals } = await ended;
    expect(results.filter((result) => result.ok !== true)).toEqual([]);
    expect(totals).toEqual({ passed: 2 * names.length, failed: 0, skipped: 0 });
  });
});
