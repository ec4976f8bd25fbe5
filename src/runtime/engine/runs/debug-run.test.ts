import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSchema } from '../../../contract/model/data-type';
import { DebugFixture } from '../../testing/debug-fixture';
import { EngineFixture } from '../../testing/engine-fixture';

// Several processes are started one after another, each of which imports a debugger.
const patience = { timeout: 120_000 };

let fixture: EngineFixture;
let debug: DebugFixture;
let file = '';

const modes = [
  { name: 'f', mode: 'process', effective: 'process-row' },
  { name: 'g', mode: 'process', effective: 'process-arrow' },
  { name: 'f', mode: 'thread', effective: 'thread' },
] as const;
const bodyLine = { f: 6, g: 11 } as const;

beforeAll(async () => {
  fixture = await EngineFixture.start();
  debug = new DebugFixture(fixture);
  await fixture.write('helper.py', 'def twice(value):\n    doubled = value * 2\n    return doubled\n');
  file = await fixture.write(
    'steps.py',
    `from pyflink.table.udf import udf
from helper import twice

@udf(result_type='BIGINT')
def f(a, b):
    total = twice(a)
    return total + b

@udf(result_type='BIGINT', func_type='pandas')
def g(a, b):
    total = twice(a)
    return total + b
`,
  );
});

afterAll(async () => {
  debug.close();
  await fixture.stop();
});

describe('a debug run', patience, () => {
  it.each(modes)('stops in $effective, shows locals, evaluates, steps into a helper, goes on', async (each) => {
    const job = fixture.job(file, { name: each.name, mode: each.mode, rows: 3 });
    const runId = await debug.start(job, { breakpoints: [debug.at(file, bodyLine[each.name])] });
    const first = await debug.stopped();
    expect(first.stop.frame).toMatchObject({ name: each.name, line: bodyLine[each.name] });
    expect(Object.keys(await debug.locals(first))).toEqual(expect.arrayContaining(['a', 'b']));
    expect(await debug.evaluate(first, 'int((a + b).max()) if hasattr(a, "max") else a + b')).toMatch(/^-?\d+$/);
    await debug.step(first, 'stepIn');
    const inside = await debug.stopped();
    expect(inside.stop).toMatchObject({ reason: 'step', frame: { name: 'twice', line: 2 } });
    expect(path.basename(inside.stop.frame?.file ?? '')).toBe('helper.py');
    await fixture.engine.api.setBreakpoints({ runId, settings: { breakpoints: [], raised: false, uncaught: false } });
    await debug.step(inside, 'continue');
    expect(await fixture.outcome(runId)).toMatchObject({
      kind: 'done',
      summary: { rows: 3, effectiveMode: each.effective },
    });
  });

  it('stops where a condition holds, prints logpoints, and shows a Series as a table with completions', async () => {
    const job = fixture.job(file, { name: 'g', rows: 40 });
    const { api } = fixture.engine;
    const runId = await debug.start(job, {
      breakpoints: [
        debug.at(file, 11, { logMessage: 'rows: {len(a)}' }),
        debug.at(file, 12, { condition: 'a.iloc[-1] == 39' }),
      ],
    });
    const stand = await debug.stopped();
    const at = { runId, sessionId: stand.sessionId, frameId: stand.frameId };
    const table = await api.debugTable({ ...at, expression: 'a', start: 38, count: 10 });
    expect(table).toMatchObject({ rows: 40, start: 38, columns: [{ name: 'a', type: 'int64' }] });
    expect(table.cells.map(([index]) => index)).toEqual(['38', '39']);
    const { completions } = await api.debugComplete({ ...at, text: 'tot', column: 4 });
    expect(completions.map(({ text }) => text)).toContain('total');
    const printed = debug.events.flatMap((event) => (event.kind === 'output' ? [event.text.trim()] : []));
    expect(printed).toContain('rows: 40');
    await debug.step(stand, 'continue');
    expect(await fixture.outcome(runId)).toMatchObject({ kind: 'done' });
  });

  it.each(['process', 'thread'] as const)(
    'lists the stopped slots of %s mode and lets each go on alone',
    async (mode) => {
      const settings = { 'python.execution-mode': mode, 'parallelism.default': '2' };
      const job = fixture.job(file, { rows: 40_000, spec: { settings } });
      const runId = await debug.start(job, { breakpoints: [debug.at(file, 6)] });
      await debug.stopped(2);
      const [one, other] = debug.stops();
      if (one === undefined || other === undefined) throw new Error('Two slots were to stand still.');
      expect([one.sessionId, one.stop.threadId]).not.toEqual([other.sessionId, other.stop.threadId]);
      await debug.step(one, 'next');
      await fixture.until('one slot has made a step', () => debug.stops().some(({ stop }) => stop.frame?.line === 7));
      expect(
        debug
          .stops()
          .map(({ stop }) => stop.frame?.line)
          .sort(),
      ).toEqual([6, 7]);
      await fixture.engine.api.cancelRun({ runId });
      expect(await fixture.outcome(runId)).toMatchObject({ kind: 'cancelled' });
      // The session is of use: the next run is an ordinary one.
      const next = await fixture.done(fixture.job(file, { mode, rows: 5 }));
      expect(next.summary.rows).toBe(5);
    },
  );
});

describe('debugging one row', patience, () => {
  const failing = `from pyflink.table import AggregateFunction, DataTypes
from pyflink.table.udf import udaf, udf, udtf

@udf(result_type='BIGINT')
def f(a, b):
    """Fails once."""
    return 100 // (a - 37)

@udf(result_type='BIGINT', func_type='pandas')
def g(a, b):
    return a.map(lambda each: 100 // (each - 37))

@udtf(result_types=['BIGINT'])
def t(a):
    for each in range(a % 3):
        yield a

class Total(AggregateFunction):
    def create_accumulator(self):
        return [0]

    def accumulate(self, accumulator, value):
        accumulator[0] += value

    def get_value(self, accumulator):
        return accumulator[0]

    def get_result_type(self):
        return DataTypes.BIGINT()

    def get_accumulator_type(self):
        return DataTypes.ARRAY(DataTypes.BIGINT())

total = udaf(Total())
`;
  const loopingSource = failing.replace(
    '        accumulator[0] += value',
    '        for _ in range(value):\n            accumulator[0] += value',
  );
  let rows = '';
  const source = {
    kind: 'inline' as const,
    schema: parseSchema('k STRING, a BIGINT, b BIGINT'),
    rows: Array.from({ length: 60 }).map((_, row) => [row % 2 === 0 ? 'even' : 'odd', `${row}`, `${row * 10}`]),
  };
  const args = ['a', 'b'].map((name) => ({ kind: 'column' as const, name }));

  beforeAll(async () => {
    rows = await fixture.write('rows.py', failing);
  });

  it.each(modes)(
    'stands in the failing call of $effective with its arguments, alone',
    async ({ name, mode, effective }) => {
      const settings = { 'python.execution-mode': mode, 'python.fn-execution.arrow.batch.size': '20' };
      const job = fixture.job(rows, { name, source, spec: { args, settings } });
      const failed = await fixture.run(job);
      if (failed.outcome.kind !== 'failed') throw new Error('It was to fail.');
      const { facts } = failed.outcome.error;
      const row = typeof facts['row'] === 'number' ? facts['row'] : failed.outcome.rows;
      const runId = await debug.start(job, { focus: { kind: 'inputRow', row }, uncaught: true });
      const entry = await debug.stopped();
      expect(entry.stop.frame).toMatchObject({ name, line: name === 'f' ? 7 : 11 });
      const wanted = effective === 'process-arrow' ? 'list(a)[17], len(a)' : 'a, b';
      expect(await debug.evaluate(entry, wanted)).toBe(effective === 'process-arrow' ? '(37, 20)' : '(37, 370)');
      await debug.step(entry, 'continue');
      await fixture.until('the exception stops it', () =>
        debug.stops().some(({ stop }) => stop.reason === 'exception'),
      );
      const raised = await debug.stopped();
      expect(raised.stop.text).toContain('ZeroDivisionError');
      await fixture.engine.api.setBreakpoints({ runId, settings: { breakpoints: [], raised: false, uncaught: false } });
      await debug.step(raised, 'continue');
      expect(await fixture.outcome(runId)).toMatchObject({ kind: 'failed', error: { code: 'UDF_EXCEPTION' } });
    },
  );

  it('finds the call that gave a row of a table function', async () => {
    const job = fixture.job(rows, { name: 't', source, spec: { args: args.slice(0, 1) } });
    const before = await fixture.done(job);
    expect(before.rows[30]).toEqual(['31']);
    const runId = await debug.start(job, { focus: { kind: 'outputRow', runId: before.runId, row: 30 } });
    const entry = await debug.stopped();
    expect(await debug.evaluate(entry, 'a')).toBe('31');
    await debug.step(entry, 'continue');
    expect(await fixture.outcome(runId)).toMatchObject({ kind: 'done', summary: { rowsIn: 1 } });
  });

  it('stands at the beginning of each accumulate call once, though its first line is a loop', async () => {
    const looping = await fixture.write('looping.py', loopingSource);
    const job = fixture.job(looping, { name: 'total', source, spec: { args: args.slice(0, 1), groupBy: ['k'] } });
    const before = await fixture.done(job);
    const odd = before.rows.findIndex(([key]) => key === 'odd');
    const runId = await debug.start(job, { focus: { kind: 'outputRow', runId: before.runId, row: odd } });
    const seen: string[] = [];
    for (let call = 0; call < 3; call += 1) {
      const entry = await debug.stopped();
      seen.push(await debug.evaluate(entry, '(value, accumulator[0])'));
      await debug.step(entry, 'continue');
    }
    expect(seen).toEqual(['(1, 0)', '(3, 1)', '(5, 10)']);
    await fixture.engine.api.cancelRun({ runId });
  });

  it('goes through the accumulate calls of the key of an aggregate, in order', async () => {
    const job = fixture.job(rows, { name: 'total', source, spec: { args: args.slice(0, 1), groupBy: ['k'] } });
    const before = await fixture.done(job);
    const odd = before.rows.findIndex(([key]) => key === 'odd');
    const runId = await debug.start(job, { focus: { kind: 'outputRow', runId: before.runId, row: odd } });
    const seen: string[] = [];
    for (let call = 0; call < 3; call += 1) {
      const entry = await debug.stopped();
      expect(entry.stop.frame?.name).toBe('accumulate');
      seen.push(await debug.evaluate(entry, 'value'));
      await debug.step(entry, 'continue');
    }
    expect(seen).toEqual(['1', '3', '5']);
    await fixture.engine.api.setBreakpoints({ runId, settings: { breakpoints: [], raised: false, uncaught: false } });
    await fixture.engine.api.cancelRun({ runId });
    expect(debug.events).toContainEqual({ kind: 'focus', runId, text: 'Only rows with k = "odd", in their order.' });
  });
});

describe('a run without the debugger', patience, () => {
  it.each(modes)('in $effective loads nothing of it', async ({ name, mode }) => {
    const looking = await fixture.write(
      'looking.py',
      `import sys
from pyflink.table.udf import udf

def loaded():
    names = ('debugpy', 'pydevd', 'udf_worker.debugging', 'udf_worker.debugged_slot', 'udf_worker.debug_table')
    return sum(name in sys.modules for name in names) + (sys.gettrace() is not None)

@udf(result_type='BIGINT')
def f(a, b):
    return loaded()

@udf(result_type='BIGINT', func_type='pandas')
def g(a, b):
    return a * 0 + loaded()
`,
    );
    const { rows } = await fixture.done(fixture.job(looking, { name, mode, rows: 1 }));
    expect(rows).toEqual([['0']]);
  });
});
