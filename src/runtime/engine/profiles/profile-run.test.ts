import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import type { ProfileFormat, ProfileWay } from '../../../contract/model/profile';
import {
  clockShare,
  functionTable,
  neighbours,
  profileChanges,
  profileShares,
} from '../../../contract/model/profile-figures';
import { mergeProfiles, type Profile } from '../../../contract/model/profile-tree';
import type { JobChanges } from '../../testing/engine-fixture';
import { EngineFixture } from '../../testing/engine-fixture';
import { environmentPython } from '../../testing/task-manager-fixture';

const helper = `def warm(value):
    return value % 7

def hot(value):
    total = 0
    for step in range(50):
        total += (value * step) % 11
    return total
`;
const hotLines = [6, 7];

const functions = `import time
from helper import hot, warm

@udf(result_type='BIGINT')
def f(a):
    return warm(a) + hot(a)

@udf(result_type='BIGINT', func_type='pandas')
def g(a):
    return a.map(hot) + a

@udf(result_type='BIGINT')
def late(a):
    if a == 4321:
        time.sleep(0.08)
    return hot(a)
`;

const modes = [
  { name: 'f', mode: 'process', effective: 'process-row' },
  { name: 'g', mode: 'process', effective: 'process-arrow' },
  { name: 'f', mode: 'thread', effective: 'thread' },
] as const;

/** The file format's own schema, as https://www.speedscope.app/file-format-schema.json has it for sampled profiles. */
const speedscopeSchema = v.strictObject({
  $schema: v.literal('https://www.speedscope.app/file-format-schema.json'),
  name: v.string(),
  exporter: v.string(),
  activeProfileIndex: v.number(),
  shared: v.strictObject({
    frames: v.array(v.strictObject({ name: v.string(), file: v.string(), line: v.number() })),
  }),
  profiles: v.array(
    v.strictObject({
      type: v.literal('sampled'),
      name: v.string(),
      unit: v.literal('nanoseconds'),
      startValue: v.number(),
      endValue: v.number(),
      samples: v.array(v.array(v.number())),
      weights: v.array(v.number()),
    }),
  ),
});

describe('a profile', { timeout: 180_000 }, () => {
  let fixture: EngineFixture;
  let file = '';
  beforeAll(async () => {
    fixture = await EngineFixture.start();
    await fixture.write('helper.py', helper);
    file = await fixture.udf('spots.py', functions);
  });
  afterAll(() => fixture.stop());

  const profiled = async (
    changes: JobChanges,
    way: ProfileWay | null,
  ): Promise<{ runId: string; profile: Profile; userNs: number }> => {
    const job = fixture.job(file, { schema: 'a BIGINT', rows: 100_000, ...changes });
    const { runId } = await fixture.engine.api.startRun(way === null ? { job } : { job, observe: { profile: way } });
    const outcome = await fixture.outcome(runId);
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const { slots } = await fixture.engine.api.readProfile({ runId });
    return { runId, profile: mergeProfiles(slots), userNs: outcome.summary.stages.user };
  };

  const hottest = ({ lines }: Profile): { file: string; line: number } | undefined => {
    const [line] = [...lines].sort((a, b) => b.selfNs - a.selfNs);
    return line === undefined ? undefined : { file: path.basename(line.file), line: line.line };
  };

  it.each(modes)('names the hot line and agrees with the clocks of the run, $effective', async ({ name, mode }) => {
    const { profile, userNs } = await profiled({ name, mode }, 'sampling');
    const line = hottest(profile);
    expect(line?.file).toBe('helper.py');
    expect(hotLines).toContain(line?.line);
    expect(functionTable(profile)[0]?.function.name).toBe('hot');
    const shares = profileShares(profile);
    expect(Math.abs((shares.user * profile.wallNs) / userNs - 1)).toBeLessThan(0.1);
    expect(Math.abs(shares.user - clockShare(profile))).toBeLessThan(0.1);
    expect(profile.rows).toBe(100_000);
    expect(shares.own + shares.libraries + shares.engine).toBeCloseTo(1);
    expect(profile.samplerNs).toBeLessThan(profile.wallNs / 5);
  });

  it.each(modes)('counts calls where the setting asks for it, $effective', async ({ name, mode }) => {
    const settings = { 'python.execution-mode': mode, 'python.profile.enabled': 'true' };
    const { profile, runId } = await profiled({ name, rows: 20_000, spec: { settings } }, null);
    const hot = functionTable(profile).find((row) => row.function.name === 'hot');
    expect(profile.way).toBe('exact');
    expect(hot?.calls).toBe(20_000);
    const { callers } = neighbours(profile, hot?.function.id ?? -1);
    expect(callers[0]?.calls).toBe(20_000);
    const written = path.join(fixture.folder, `${runId}.pstats`);
    await writeFile(written, await exported(runId, 'pstats'));
    const script = `import pstats; s = pstats.Stats(${JSON.stringify(written)}); print([v[1] for k, v in s.stats.items() if k[2] == 'hot'], sum(len(v[4]) for v in s.stats.values()) > 0)`;
    const { stdout } = await promisify(execFile)(environmentPython(), ['-c', script]);
    expect(stdout.trim()).toBe('[20000] True');
  });

  const exported = async (runId: string, format: ProfileFormat): Promise<Buffer> => {
    const { name, base64 } = await fixture.engine.api.exportProfile({ runId, slot: null, format });
    expect(name.startsWith('spots.')).toBe(true);
    return Buffer.from(base64, 'base64');
  };

  it('is exported for speedscope, as a picture and as text; pstats needs counts', async () => {
    const { runId, profile } = await profiled({ mode: 'process' }, 'sampling');
    const speedscope = v.parse(speedscopeSchema, JSON.parse((await exported(runId, 'speedscope')).toString()));
    const [only] = speedscope.profiles;
    expect(only?.weights.reduce((sum, each) => sum + each, 0)).toBe(profile.root.totalNs);
    expect(only?.samples.flat().every((frame) => speedscope.shared.frames[frame] !== undefined)).toBe(true);
    const names = only?.samples.map((stack) => stack.map((frame) => speedscope.shared.frames[frame]?.name).join(' '));
    expect(names?.some((stack) => stack.endsWith('f hot'))).toBe(true);
    const svg = (await exported(runId, 'svg')).toString();
    expect(svg).toMatch(/^<svg xmlns=/);
    expect(svg).toContain('>hot<');
    expect((await exported(runId, 'txt')).toString()).toMatch(/hot \(.*helper\.py:4\)/);
    await expect(exported(runId, 'pstats')).rejects.toThrow(/holds counts of calls/);
  });

  it('tells slow rows by their place in the input, also where slots share it', async () => {
    const settings = { 'parallelism.default': '2', 'python.fn-execution.bundle.size': '1000' };
    const { profile } = await profiled({ name: 'late', rows: 30_000, spec: { settings } }, 'sampling');
    expect(profile.slots).toEqual([0, 1]);
    expect(profile.slow[0]).toMatchObject({ row: 4321, rows: 1, arguments: [['a', '4321']] });
    expect(profile.slow[0]?.ns).toBeGreaterThan(50e6);
  });

  it('tells the slowest batches of a pandas function', async () => {
    const settings = { 'python.fn-execution.arrow.batch.size': '10000' };
    const { profile } = await profiled({ name: 'g', rows: 50_000, spec: { settings } }, 'sampling');
    expect(profile.slow).toHaveLength(5);
    expect(profile.slow.every(({ row, rows }) => row % 10_000 === 0 && rows === 10_000)).toBe(true);
  });

  it('compares two modes by what a row costs in each function', async () => {
    const process = await profiled({ mode: 'process' }, 'sampling');
    const thread = await profiled({ mode: 'thread' }, 'sampling');
    const changes = profileChanges(process.profile, thread.profile);
    const hot = changes.find((change) => change.function.name === 'hot');
    expect(hot?.selfBefore).toBeGreaterThan(0);
    expect(hot?.selfAfter).toBeGreaterThan(0);
  });

  it('tells memory by line', async () => {
    const held = await fixture.udf(
      'held.py',
      "kept = []\n\n@udf(result_type='BIGINT')\ndef f(a):\n    kept.append(bytes(20_000))\n    return a",
    );
    const job = fixture.job(held, { schema: 'a BIGINT', rows: 2_000 });
    const { runId } = await fixture.engine.api.startRun({ job, observe: { profile: 'memory' } });
    await fixture.outcome(runId);
    const { slots } = await fixture.engine.api.readProfile({ runId });
    const { memory } = mergeProfiles(slots);
    const [line] = memory?.lines ?? [];
    const text = (await readFile(held, 'utf8')).split('\n')[(line?.line ?? 0) - 1];
    expect(text).toContain('kept.append');
  });

  it('is not there for a run that was not profiled', async () => {
    const { runId } = await fixture.done(fixture.job(file, { schema: 'a BIGINT', rows: 10 }));
    await expect(fixture.engine.api.readProfile({ runId })).rejects.toThrow(WorkbenchError);
  });
});
