/** Asks interpreters what they are, each in a process of its own: whatever one does costs only itself. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { toErrorData } from '../../../contract/errors';
import type { Environment } from '../../../contract/model/environment';
import { locateLibrary } from '../../embedded/locate';
import type { Candidate } from './candidates';
import { canonicalName } from './specifier';
import { checkWanted, type Installed } from './wanted-packages';

const oldest = 9;
const newest = 13;
/** Answers of real Flink were recorded on these; 3.9 and 3.13 run by the same rules. */
const recordedMinors = [10, 11, 12];
/** A cold interpreter on a busy disk. */
const timeoutMs = 30_000;
const longestAnswer = 8 * 1024 * 1024;
const atOnce = 3;

const factsSchema = v.object({
  version: v.string(),
  implementation: v.string(),
  bits: v.number(),
  isolated: v.boolean(),
  library: v.nullable(v.string()),
  packages: v.record(v.string(), v.string()),
});
type Facts = v.InferOutput<typeof factsSchema>;

export interface Probed {
  readonly environment: Environment;
  readonly installed: Installed;
}

export async function probeAll(candidates: readonly Candidate[], workerPath: string): Promise<Probed[]> {
  const results: Probed[] = [];
  const queue = [...candidates.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, candidate] = next;
      results[index] = await probe(candidate, workerPath);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

/** Never rejects: what is wrong with an interpreter is part of the answer. */
export async function probe(candidate: Candidate, workerPath: string): Promise<Probed> {
  const answer = await ask(candidate.python, path.join(workerPath, 'udf_worker/describe_python.py'));
  if (typeof answer === 'string') return unusable(candidate, null, answer);
  const problem = problemOf(answer);
  if (problem !== null) return unusable(candidate, answer.version, problem);
  const installed = Object.fromEntries(
    Object.entries(answer.packages).map(([name, version]) => [canonicalName(name), version]),
  );
  const environment: Environment = {
    ...candidate,
    version: answer.version,
    problem: null,
    // The workbench's own packages are pinned: its answers depend on them.
    isolated: answer.isolated && candidate.kind !== 'workbench' && !isCondaBase(candidate),
    recorded: recordedMinors.includes(minorOf(answer.version)),
    embedding: await embeddingOf(candidate.python, answer.library),
    packages: checkWanted(installed),
  };
  return { environment, installed };
}

const isCondaBase = ({ kind, python }: Candidate): boolean =>
  kind === 'conda' && path.basename(path.dirname(path.dirname(path.dirname(python)))) !== 'envs';

function unusable(candidate: Candidate, version: string | null, problem: string): Probed {
  const embedding = { ok: false, detail: '' };
  const environment = { ...candidate, version, problem, isolated: false, recorded: false, embedding, packages: [] };
  return { environment, installed: {} };
}

const minorOf = (version: string): number => Number(version.split('.')[1]);

function problemOf({ version, implementation, bits }: Facts): string | null {
  const range = `3.${oldest} to 3.${newest}`;
  if (implementation !== 'cpython') return `It is ${implementation}; functions run in CPython ${range}.`;
  if (!version.startsWith('3.') || minorOf(version) < oldest)
    return `Python ${version} is too old: Flink 2.3 takes ${range}.`;
  if (minorOf(version) > newest) return `Python ${version} is newer than what is known to work: ${range}.`;
  return bits === 64 ? null : 'It is a 32-bit Python.';
}

/** Facts, or why there are none. */
async function ask(python: string, script: string): Promise<Facts | string> {
  const there = await stat(python).catch(() => null);
  if (there === null) return 'There is no such file.';
  if (!there.isFile()) return 'It is no program.';
  const { text, problem } = await run(python, ['-I', script]);
  if (problem !== null) return (await tooOldFor(python)) ?? `It does not run: ${problem}`;
  try {
    return v.parse(factsSchema, JSON.parse(text.trim().split('\n').at(-1) ?? ''));
  } catch {
    return `It does not answer as a Python does: ${text.slice(0, 200)}`;
  }
}

/** Pythons from before our script's syntax still tell their version. */
async function tooOldFor(python: string): Promise<string | null> {
  const { text } = await run(python, ['-E', '-s', '-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])']);
  const version = text.trim();
  if (!/^\d+\.\d+\.\d+$/.test(version)) return null;
  return problemOf({ ...noFacts, version });
}

const noFacts = { implementation: 'cpython', bits: 64, isolated: false, library: null, packages: {} };

function run(python: string, args: readonly string[]): Promise<{ text: string; problem: string | null }> {
  const options = { timeout: timeoutMs, encoding: 'utf8', maxBuffer: longestAnswer } as const;
  return new Promise((resolve) => {
    execFile(python, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ text: stdout, problem: null });
      else resolve({ text: '', problem: stderr.trim().split('\n').at(-1) || error.message });
    });
  });
}

async function embeddingOf(python: string, library: string | null): Promise<Environment['embedding']> {
  if (library !== null) return { ok: true, detail: library };
  try {
    const { notEmbeddable } = await locateLibrary(python);
    throw notEmbeddable('its library does not load');
  } catch (thrown) {
    const { error, hint } = toErrorData(thrown, 'setup');
    return { ok: false, detail: hint === undefined ? error : `${error} ${hint}` };
  }
}
