import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DebugFixture } from '../../testing/debug-fixture';
import { EngineFixture } from '../../testing/engine-fixture';

// Several processes are started one after another, each of which imports a debugger.
const patience = { timeout: 120_000 };

let fixture: EngineFixture;
let debug: DebugFixture;
let file = '';

beforeAll(async () => {
  fixture = await EngineFixture.start();
  debug = new DebugFixture(fixture);
  file = await fixture.write(
    'spin.py',
    `from pyflink.table.udf import udf

is_over = False

@udf(result_type='BIGINT')
def f(a, b):
    turns = 0
    print('in the loop')
    while not is_over:
        turns += 1
    return turns * 0 + a
`,
  );
});

afterAll(async () => {
  debug.close();
  await fixture.stop();
});

describe('a function in the midst of a loop', patience, () => {
  it.each(['process', 'thread'] as const)(
    'is paused, takes a breakpoint while it runs, and goes on: %s',
    async (mode) => {
      const { api } = fixture.engine;
      const runId = await debug.start(fixture.job(file, { mode, rows: 3 }), {});
      await fixture.until('the loop has begun', () => isInLoop(runId), 60_000);
      await debug.pause();
      const paused = await debug.stopped();
      expect(paused.stop).toMatchObject({ reason: 'pause', frame: { name: 'f' } });
      expect(await debug.evaluate(paused, 'turns > 0')).toBe('True');
      // What the editor asks for what the pointer rests on.
      const at = { runId, sessionId: paused.sessionId, frameId: paused.frameId };
      expect((await api.debugEvaluate({ ...at, expression: 'is_over', context: 'hover' })).value).toBe('False');
      await debug.step(paused, 'continue');

      await api.setBreakpoints({
        runId,
        settings: { breakpoints: [debug.at(file, 10)], raised: false, uncaught: false },
      });
      const stopped = await debug.stopped();
      expect(stopped.stop).toMatchObject({ reason: 'breakpoint', frame: { name: 'f', line: 10 } });
      await debug.evaluate(stopped, "globals().__setitem__('is_over', True)");
      await api.setBreakpoints({ runId, settings: { breakpoints: [], raised: false, uncaught: false } });
      await debug.step(stopped, 'continue');
      expect(await fixture.outcome(runId)).toMatchObject({ kind: 'done', summary: { rows: 3 } });
    },
  );
});

function isInLoop(runId: string): boolean {
  return fixture.logs.some((line) => line.runId === runId && line.text.includes('in the loop'));
}
