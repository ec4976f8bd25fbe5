/** Statistics of whole files and queries, through the engine. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSchema } from '../../contract/model/data-type';
import type { Source } from '../../contract/model/job';
import { EngineFixture } from '../testing/engine-fixture';

describe('statistics of data', { timeout: 120_000 }, () => {
  let fixture: EngineFixture;

  beforeAll(async () => {
    fixture = await EngineFixture.start();
    const lines = Array.from({ length: 1_000 }, (_, row) => {
      const x = row === 7 ? 'NaN' : (row / 10).toFixed(1);
      return `${row % 10 === 0 ? 'NA' : row},${x},${row % 4 === 0 ? 'often' : `word ${row}`},2024-01-${String((row % 28) + 1).padStart(2, '0')}`;
    });
    await fixture.write('many.csv', `n,x,s,d\n${lines.join('\n')}\n`);
  });
  afterAll(() => fixture.stop());

  const many = (): Source => ({
    kind: 'file',
    path: path.join(fixture.folder, 'many.csv'),
    format: 'csv',
    nullMarks: ['NA'],
    schema: parseSchema('n INT, x DOUBLE'),
  });

  it('tell of a file NULLs by its marks, and of each column what its type has', async () => {
    const { api } = fixture.engine;
    const found = await api.dataStatistics({ source: many(), statisticsId: 's-1' });
    expect(found.rows).toBe(1_000);
    const [n, x, s, d] = found.columns;
    expect(n).toMatchObject({ nulls: 100, least: '1', greatest: '999', field: { type: { kind: 'INT' } } });
    expect(n?.histogram.reduce((sum, count) => sum + count, 0)).toBe(900);
    expect(n?.mean).toBeCloseTo(500.0, 0);
    expect(Math.abs((n?.distinct?.count ?? 0) - 900)).toBeLessThan(200);
    expect(n?.distinct?.exact).toBe(false);
    expect(x).toMatchObject({ nulls: 0, notFinite: 1, least: '0.0', greatest: '99.9' });
    expect(x?.quartiles?.[1]).toBeCloseTo(50, 0);
    expect(s?.frequent[0]).toEqual({ value: 'often', count: 250 });
    expect(s?.histogram).toEqual([]);
    expect(d).toMatchObject({ least: '2024-01-01', greatest: '2024-01-28', mean: null });
    // Asked again, the file has not changed.
    expect(await api.dataStatistics({ source: many(), statisticsId: 's-2' })).toEqual(found);
  });

  it('tell of rows by hand, of queries and of no rows at all', async () => {
    const { api } = fixture.engine;
    const schema = parseSchema('b BOOLEAN, l ARRAY<INT>');
    const inline: Source = {
      kind: 'inline',
      schema,
      rows: [
        [true, [1]],
        [null, null],
        [true, []],
      ],
    };
    const byHand = await api.dataStatistics({ source: inline, statisticsId: 's-3' });
    expect(byHand.columns).toMatchObject([
      { nulls: 1, distinct: { count: 1, exact: true }, frequent: [{ value: 'true', count: 2 }] },
      { nulls: 1, distinct: null, frequent: [] },
    ]);
    const none = await api.dataStatistics({ source: query('SELECT 1 AS a WHERE FALSE'), statisticsId: 's-4' });
    expect(none).toMatchObject({ rows: 0, columns: [{ nulls: 0, least: null, histogram: [] }] });
  });

  it('are cancelled', async () => {
    const { api } = fixture.engine;
    const endless = query('SELECT i, i % 7 AS j FROM range(100000000000) r(i)');
    const asked = api.dataStatistics({ source: endless, statisticsId: 's-5' });
    const ended = asked.catch((error: unknown) => error);
    const heard = new Promise<void>((resolve) => fixture.engine.on('statistics', () => resolve()));
    await heard;
    await api.cancelStatistics({ statisticsId: 's-5' });
    expect(await ended).toMatchObject({ data: { code: 'CANCELLED' } });
  });

  function query(text: string): Source {
    return { kind: 'sql', path: null, query: text, folder: fixture.folder, tables: [], schema: [] };
  }
});
