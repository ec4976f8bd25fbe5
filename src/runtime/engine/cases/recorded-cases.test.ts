import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { caseModes, type CaseMode } from '../../../contract/model/case';
import { environmentPython } from '../../testing/task-manager-fixture';
import { createEngine, type Engine } from '../create-engine';
import { forkLauncher } from '../launcher';
import { readCases, type CaseFile } from './case-file';

const root = path.resolve(__dirname, '../../../..');

/** The product's own record, and another one that may lie beside the checkout. */
const folders = [path.join(root, 'flink-cases'), path.resolve(root, '../shared/flink-cases')];

/** Words of errors and names of frames are Python's and pyarrow's, which change with Python's version. */
const recordedPython = '3.11';
const python = execFileSync(environmentPython(), ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
const isRecordedPython = python.toString().trim() === recordedPython;

function isComparable({ content }: CaseFile): boolean {
  if (isRecordedPython || 'problem' in content) return true;
  const { expected, expected_thread } = content.case;
  return [expected, expected_thread].every((each) => each === undefined || !('error' in each));
}

let engine: Engine;

beforeAll(() => {
  const { taskManager, workerPath } = inject('entries');
  engine = createEngine({ launch: forkLauncher(taskManager), workerPath, python: environmentPython() });
});

afterAll(async () => {
  await engine.close();
});

/** Runs all cases of a folder once; each test looks its own up. */
function verdictsOf(
  directory: string,
  modes: readonly CaseMode[] = caseModes,
): () => Promise<Map<string, { ok: boolean | null; why: string }>> {
  let running: Promise<Map<string, { ok: boolean | null; why: string }>> | null = null;
  return () =>
    (running ??= new Promise((resolve, reject) => {
      const verdicts = new Map<string, { ok: boolean | null; why: string }>();
      const unlisten = engine.on('cases', (event) => {
        if (event.kind === 'result') verdicts.set(keyOf(event.result.case, event.result.mode), event.result);
        else {
          unlisten();
          resolve(verdicts);
        }
      });
      engine.api.startCases({ directory, modes: [...modes] }).catch(reject);
    }));
}

function keyOf(name: string, mode: CaseMode): string {
  return `${name} ${mode}`;
}

for (const directory of folders) {
  const label = path.relative(root, directory);
  if (!existsSync(directory)) {
    describe.skip(`recorded cases of ${label}, which is not there`, () => {
      it('would be run', () => undefined);
    });
    continue;
  }
  const verdicts = verdictsOf(directory);
  describe(`recorded cases of ${label}`, async () => {
    const cases = await readCases(directory);
    // The first test waits for the whole folder.
    it('all come to an end', async () => {
      expect((await verdicts()).size).toBe(cases.length * caseModes.length);
    }, 300_000);

    for (const mode of caseModes) {
      it.each(cases.filter(isComparable).map(({ name }) => name))(
        `%s gives Flink's answer in ${mode} mode`,
        async (name) => {
          const verdict = (await verdicts()).get(keyOf(name, mode));
          expect(verdict?.why).toBe('');
          expect(verdict?.ok).not.toBe(false);
        },
      );
      for (const { name } of cases.filter((each) => !isComparable(each))) {
        it.skip(`${name} in ${mode} mode: its error was recorded with Python ${recordedPython}`, () => undefined);
      }
    }
  });
}

/** The folder with workbench.transport set in every case. */
async function overSharedMemory(directory: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'udf-cases-'));
  // Cases of other recordings lie in folders within.
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isFile()) await copyFile(path.join(directory, entry.name), path.join(copy, entry.name));
  }
  const setting = '"workbench.transport": "shm"';
  for (const { path: file } of await readCases(copy)) {
    const text = await readFile(file, 'utf8');
    const configured = text.replace(/^( *"config": \{)(\s*\})?/m, (_, start, end) => `${start}${setting}${end ?? ','}`);
    await writeFile(file, configured === text ? text.replace('{', `{"config": {${setting}},`) : configured);
  }
  return copy;
}

describe.runIf(process.platform === 'linux')('recorded cases over shared memory', () => {
  it("give Flink's answers in process mode", async () => {
    const directory = await overSharedMemory(path.join(root, 'flink-cases'));
    try {
      const comparable = new Set((await readCases(directory)).filter(isComparable).map(({ name }) => name));
      const all = [...(await verdictsOf(directory, ['process'])())];
      const verdicts = all.filter(([key]) => comparable.has(key.replace(/ process$/, '')));
      expect(verdicts.length).toBeGreaterThan(0);
      expect(verdicts.filter(([, { ok }]) => ok === false).map(([name, { why }]) => `${name}: ${why}`)).toEqual([]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }, 300_000);
});
