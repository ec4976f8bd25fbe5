import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textHash as shortHash } from '../../../contract/text-hash';
import type { CompareResult } from '../../../contract/model/compare';
import { functionHistoryLimits } from '../../../contract/model/function-history';
import type { HistoryDetail, HistoryEntry } from '../../../contract/model/history';
import { emptyStages } from '../../../contract/model/stages';
import { withDatabase } from '../../database/open-database';
import { detailOf } from '../../testing/history-details';
import { textHash } from './hashes';
import { HistoryStore } from './history-store';

let root: string;
let store: HistoryStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'udf-history-'));
  store = new HistoryStore(root, () => undefined);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const add = (detail: HistoryDetail, ...texts: string[]): Promise<void> =>
  store.add(detail, new Map(texts.map((text) => [textHash(text), text])));

const run = (id: string, at: number, text: string, changes: Partial<HistoryEntry> = {}): HistoryDetail =>
  detailOf(id, at, textHash(text), changes);

const base = Date.now() - 60_000;

describe('the history of one file', () => {
  it('is empty where nothing was kept, and opens nothing', async () => {
    expect(await store.ofFile('delay.py')).toEqual({ functions: [], present: [] });
  });

  it('has the newest runs of each of its functions, with their clocks and the code they ran', async () => {
    await writeFile(path.join(root, 'delay.py'), 'two');
    const stages = { ...emptyStages, user: 30, encode: 70 };
    const figures = { phasesMs: {}, stages, bundles: 1, latencies: null, memoryBytes: null };
    await add({ ...run('old', base, 'one'), figures }, 'one');
    await add(run('failed', base + 1, 'two', { outcome: 'failed', error: "it's", rowsPerSecond: null }), 'two');
    await add(run('other', base + 2, 'two', { function: 'label' }), 'two');
    const profiled = { 'python.profile.enabled': { value: 'True', origin: 'panel' as const } };
    await add({ ...run('profiled', base + 4, 'two'), settings: profiled }, 'two');
    await add(run('elsewhere', base + 3, 'two', { file: 'text.py' }), 'two');
    const { functions, present } = await store.ofFile('delay.py');
    expect(present).toEqual([{ path: 'delay.py', hash: shortHash('two') }]);
    expect(functions.map((each) => each.function)).toEqual(['label', 'grade']);
    const [failed, old] = functions[1]?.runs ?? [];
    expect(failed).toEqual({
      entry: run('failed', base + 1, '', { outcome: 'failed', error: "it's", rowsPerSecond: null }).entry,
      code: [{ path: 'delay.py', hash: shortHash('two') }],
      stages: null,
    });
    expect(old).toMatchObject({ stages, code: [{ path: 'delay.py', hash: shortHash('one') }] });
  });

  it('stops at so many runs of a function', async () => {
    await add(run('r0', base, 'same'), 'same');
    const copies = `SELECT entries.* REPLACE ('r' || n AS id, started_ms + n AS started_ms) FROM entries, range(1, 15) AS r(n)`;
    await withDatabase(store.file, (database) => database.run(`INSERT INTO entries ${copies}`));
    const { functions } = await store.ofFile('delay.py');
    const ids = functions[0]?.runs.map(({ entry }) => entry.id) ?? [];
    expect(ids).toHaveLength(functionHistoryLimits.runs);
    expect(ids[0]).toBe('r14');
  });

  it('has what a comparison found, of those that came to their end, and says what is gone from the disk', async () => {
    await add(comparison('c', base, 'one', 'helper'), 'one', 'helper');
    const cancelled = comparison('cancelled', base + 1, 'one', 'helper');
    await add({ ...cancelled, entry: { ...cancelled.entry, outcome: 'cancelled' }, compare: null }, 'one', 'helper');
    const { functions, present } = await store.ofFile('delay.py');
    expect(present).toEqual([
      { path: 'delay.py', hash: null },
      { path: 'helper.py', hash: null },
    ]);
    const [kept, ...more] = functions[0]?.comparisons ?? [];
    expect(more).toEqual([]);
    expect(kept?.entry.id).toBe('c');
    expect(kept).toMatchObject({ outputsEqual: true, twin: { file: 'twin.py', name: 'grade_pandas' } });
    expect(Object.keys(kept?.modes ?? {})).toEqual(['process-row']);
    expect(kept?.modes['process-row']).toMatchObject({ rowsPerSecond: 100, rowsPerSecondSpread: [90, 110] });
    expect(kept?.code.map((each) => each.hash)).toEqual([shortHash('one'), shortHash('helper')]);
  });
});

function comparison(id: string, at: number, text: string, helper: string): HistoryDetail {
  const detail = run(id, at, text, { what: 'compare' });
  return {
    ...detail,
    files: [...detail.files, { path: 'helper.py', hash: textHash(helper) }],
    twin: { file: 'twin.py', name: 'grade_pandas' },
    compare: { spec: { modes: ['process-row', 'thread'], repeat: 3, seconds: 1 }, result },
  };
}

const result: CompareResult = {
  modes: {
    'process-row': {
      available: true,
      rowsPerSecond: 100,
      rowsPerSecondSpread: [90, 110],
      p50Ms: 1,
      p95Ms: 2,
      p99Ms: 3,
      latencyQuantilesMs: [],
      bundles: 1,
      startMs: 1,
      memoryPerSlotBytes: 1,
      serializationShare: 0.5,
      stages: { ...emptyStages, user: 1 },
      transport: 'shm',
      effectiveMode: 'process-row',
      effectiveReason: null,
      repeats: [90, 100, 110],
      rowsMeasured: 300,
      pythonSeconds: 1,
      slots: 1,
      ran: 'function',
    },
    thread: { available: false, reason: 'No interpreter can be embedded.' },
  },
  outputsEqual: true,
  firstDifference: null,
  advice: { mode: 'process-row', reason: 'only-one', text: 'Only process mode runs it.' },
  reference: { gilScaling: {}, cExtensions: [], blastRadius: {} },
  rows: 3,
  breakEven: { costs: [], crossings: [], text: [] },
  scaling: [],
  adapter: null,
  notes: [],
};
