import { describe, expect, it, vi } from 'vitest';
import type { CaseEvent, CaseMode } from '../../contract/model/case';
import { callerApi } from '../../contract/api/exchange';
import type { CommandName } from '../../contract/api/commands';
import type { Workbench } from '../bridge/workbench';
import { setWorkbench } from './connection';
import { useProject } from './project';
import {
  cancelCases,
  casesInScope,
  firstFailure,
  onCaseEvent,
  readCases,
  runCases,
  shortCaseName,
  useTests,
} from './tests';

vi.hoisted(() => {
  // What the window remembers between starts; there is no window here.
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

/** An engine that has two cases and says what it was asked for; the test tells the events. */
function openProjectWith(answers: Readonly<Partial<Record<CommandName, (request: never) => unknown>>>): string[] {
  const asked: string[] = [];
  const api = callerApi((name, request) => {
    asked.push(`${name} ${JSON.stringify(request)}`);
    return Promise.resolve({ ok: true, value: answers[name]?.(request as never) ?? {} });
  });
  setWorkbench({ api } as unknown as Workbench);
  useProject.setState({
    state: {
      kind: 'open',
      project: {
        root: '/p',
        entries: [],
        files: ['a.py', 'sub/b.py'],
        configYaml: {},
        configText: null,
        problem: null,
        settings: { name: 'p', data: [], bindings: {}, profile: 'product', settings: {} },
      },
    },
  });
  return asked;
}

const summary = (folder: string, stem: string, name: string) => ({
  name: `${stem}.${name}`,
  path: `${folder}/${stem}.${name}.json`,
  function: { file: `${folder}/${stem}.py`, name: 'f' },
  kind: 'scalar',
});

const listCases = ({ directory }: { directory: string }) => ({
  cases:
    directory === '/p' ? [summary('/p', 'a', 'one'), summary('/p', 'a', 'two')] : [summary('/p/sub', 'b', 'three')],
});

const result = (name: string, mode: CaseMode, ok: boolean, progress: number): CaseEvent => ({
  kind: 'result',
  casesId: 'c1',
  progress,
  result: { case: name, mode, ok, why: ok ? '' : 'other rows', effectiveMode: null, seconds: 0.1 },
});

describe('recorded cases', () => {
  it('are read in every folder that has a UDF file, and shown by file', async () => {
    const asked = openProjectWith({ listCases });
    await readCases();
    expect(asked).toEqual(['listCases {"directory":"/p"}', 'listCases {"directory":"/p/sub"}']);
    const { cases } = useTests.getState();
    expect(cases.map(({ file }) => file)).toEqual(['a.py', 'a.py', 'sub/b.py']);
    expect(casesInScope(cases, 'file', 'a.py').map(shortCaseName)).toEqual(['one', 'two']);
    expect(casesInScope(cases, 'project', null)).toHaveLength(3);
  });

  it('give their results as they come, also those that overtake the answer', async () => {
    openProjectWith({
      listCases,
      startCases: () => {
        onCaseEvent(result('a.one', 'process', true, 0.25));
        return { casesId: 'c1' };
      },
    });
    await readCases();
    const cases = casesInScope(useTests.getState().cases, 'file', 'a.py');
    const run = runCases(cases);
    await until(() => useTests.getState().results['/p/a.one.json'] !== undefined);
    onCaseEvent(result('a.two', 'thread', false, 0.5));
    expect(useTests.getState().run).toMatchObject({ kind: 'running', progress: 0.5 });
    onCaseEvent({ kind: 'ended', casesId: 'c1', totals: { passed: 1, failed: 1, skipped: 0 }, cancelled: false });
    await run;
    expect(useTests.getState().run).toMatchObject({ kind: 'ended', totals: { passed: 1, failed: 1 } });
    expect(firstFailure(cases, useTests.getState().results)).toBe('/p/a.two.json');
  });

  it('of several folders are run one folder after the other, and not after a cancel', async () => {
    const asked = openProjectWith({ listCases, startCases: () => ({ casesId: 'c1' }) });
    await readCases();
    const run = runCases(useTests.getState().cases);
    await until(() => asked.some((each) => each.startsWith('startCases')));
    cancelCases();
    await until(() => asked.some((each) => each.startsWith('cancelCases')));
    onCaseEvent({ kind: 'ended', casesId: 'c1', totals: { passed: 0, failed: 0, skipped: 0 }, cancelled: true });
    await run;
    expect(useTests.getState().run).toMatchObject({ kind: 'ended', cancelled: true });
    expect(asked.filter((each) => each.startsWith('startCases'))).toHaveLength(1);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !isSo(); turn += 1) await Promise.resolve();
  if (!isSo()) throw new Error('It did not come to be.');
}
