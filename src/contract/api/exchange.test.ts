import { describe, expect, it } from 'vitest';
import { workbenchError, WorkbenchError } from '../errors';
import type { WorkbenchApi } from './commands';
import { answerCommand, callerApi, commandNames, isCommandName } from './exchange';

/** The engine's door with one command that works, one that fails as it should, and one that fails by a fault of ours. */
const engine = {
  ...callerApi((name) => Promise.reject(new Error(`${name} is not part of this test`))),
  readFile: ({ path }) => Promise.resolve({ text: `text of ${path}`, draft: null }),
  openProject: ({ root }) => Promise.reject(workbenchError('FILE_NOT_FOUND', 'define', 'No such folder.', { root })),
  doctor: () => {
    throw new TypeError('x is not a function');
  },
} satisfies WorkbenchApi;

/** What a process boundary does to a value. */
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const remote = callerApi(async (name, request) => overTheWire(await answerCommand(engine, name, overTheWire(request))));

const failureOf = async (call: Promise<unknown>): Promise<WorkbenchError['data']> => {
  const thrown: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof WorkbenchError)) throw new Error('not a WorkbenchError');
  return thrown.data;
};

describe('a command across a process', () => {
  it('brings back what the engine answered', async () => {
    expect(await remote.readFile({ root: '/p', path: 'a.py' })).toEqual({
      text: 'text of a.py',
      draft: null,
    });
  });

  it('keeps code, stage and facts of an error', async () => {
    expect(await failureOf(remote.openProject({ root: '/nowhere' }))).toEqual({
      error: 'No such folder.',
      error_type: 'WorkbenchError',
      stage: 'define',
      code: 'FILE_NOT_FOUND',
      facts: { root: '/nowhere' },
    });
  });

  it('turns a fault of ours into INTERNAL with its stack as cause', async () => {
    const error = await failureOf(remote.doctor({}));
    expect(error).toMatchObject({ code: 'INTERNAL', error: 'x is not a function', error_type: 'TypeError' });
    expect(error.cause).toContain('exchange.test');
  });

  it('refuses a request that does not fit, naming the place, before the engine hears of it', async () => {
    const wrong = { root: '/p', path: 7 } as unknown as { root: string; path: string };
    expect(await failureOf(remote.readFile(wrong))).toMatchObject({
      code: 'BAD_REQUEST',
      stage: 'usage',
      facts: { command: 'readFile', path: 'path' },
    });
  });

  it('refuses an answer that does not fit', async () => {
    const lying = callerApi(() => Promise.resolve({ ok: true, value: { text: null } }));
    const error = await failureOf(lying.readFile({ root: '/p', path: 'a.py' }));
    expect(error).toMatchObject({ code: 'INTERNAL', facts: { command: 'readFile', path: 'text' } });
    const garbled = callerApi(() => Promise.resolve('<html>'));
    expect(await failureOf(garbled.doctor({}))).toMatchObject({ code: 'INTERNAL', facts: { command: 'doctor' } });
  });

  it('knows its own commands only', () => {
    expect(commandNames).toContain('startRun');
    expect(isCommandName('startRun')).toBe(true);
    for (const name of ['constructor', '__proto__', 'toString', '']) expect(isCommandName(name)).toBe(false);
  });
});
