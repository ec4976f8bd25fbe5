/** A run again as it was: its stored texts in a temporary copy of the project, and what has changed around them since. */
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';
import type { HistoryDetail, HistoryVersions } from '../../../contract/model/history';
import type { FunctionRef, JobSpec } from '../../../contract/model/job';
import { DataPrints, versionsOf } from './fingerprints';
import type { HistoryStore } from './history-store';
import type { Snapshot } from './snapshot';

export interface Rerun {
  readonly job: JobSpec;
  readonly twin: FunctionRef | undefined;
  readonly copyRoot: string;
  readonly snapshot: Snapshot;
  /** Sentences; empty where data and packages are what they were. */
  readonly changes: readonly string[];
}

export interface RerunRequest {
  readonly store: HistoryStore;
  readonly detail: HistoryDetail;
  /** Where the copy is made; its owner removes it. */
  readonly copyRoot: string;
  readonly python: string;
  readonly productVersion: string;
}

export async function prepareRerun(request: RerunRequest): Promise<Rerun> {
  const { store, detail, copyRoot } = request;
  const { root } = store;
  const texts = new Map<string, string>();
  for (const { path: file, hash } of detail.files) {
    const text = await store.text(hash);
    texts.set(hash, text);
    await writeInside(copyRoot, file, text);
  }
  const copied = new Set(detail.files.map((file) => file.path));
  await linkRest(root, copyRoot, '', copied);
  const { job, twin, files, settings, entry } = detail;
  return {
    job: { ...job, function: inCopy(copyRoot, job.function), source: fromProject(root, job.source) },
    twin: twin === null ? undefined : inCopy(copyRoot, twin),
    copyRoot,
    snapshot: { kept: true, root, files, texts, codeHash: entry.codeHash, settings },
    changes: [...(await dataChanges(root, detail)), ...(await versionChanges(request))],
  };
}

function inCopy(copyRoot: string, { file, name }: FunctionRef): FunctionRef {
  return { file: path.resolve(copyRoot, file), name };
}

/** Data is read where it lies: a copy of it would cost its size. */
function fromProject(root: string, source: JobSpec['source']): JobSpec['source'] {
  return source.kind === 'file' ? { ...source, path: path.resolve(root, source.path) } : source;
}

async function writeInside(copyRoot: string, relative: string, text: string): Promise<void> {
  const file = path.resolve(copyRoot, relative);
  if (path.relative(copyRoot, file).startsWith('..'))
    throw workbenchError(
      'BAD_REQUEST',
      'usage',
      `${relative} does not lie in the project, so it cannot be run again.`,
      {
        file: relative,
      },
    );
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Everything else that a function may read beside its file, as it is now. Other modules are left out: the run did not import them. */
async function linkRest(root: string, copyRoot: string, folder: string, copied: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name === '__pycache__') continue;
    const holdsCopies = [...copied].some((file) => file.startsWith(`${relative}/`));
    if (entry.isDirectory() && holdsCopies) await linkRest(root, copyRoot, relative, copied);
    else if (!copied.has(relative) && !entry.name.endsWith('.py'))
      // Where links are not allowed, a function that reads such a file says that it is missing.
      await symlink(
        path.join(root, relative),
        path.join(copyRoot, relative),
        entry.isDirectory() ? 'junction' : 'file',
      ).catch(() => undefined);
  }
}

async function dataChanges(root: string, { data, job }: HistoryDetail): Promise<string[]> {
  if (data.path === null) return [];
  const now = await new DataPrints().of(root, fromProject(root, job.source), data.columns);
  if (now.sizeBytes === null) return [`${data.label} is not there any more.`];
  if (now.hash === data.hash) return [];
  const size = (bytes: number | null): string => `${(bytes ?? 0).toLocaleString('en-US')} bytes`;
  return [`${data.label} has changed since: ${size(data.sizeBytes)} then, ${size(now.sizeBytes)} now.`];
}

const mostNamed = 5;

async function versionChanges({ detail, python, productVersion }: RerunRequest): Promise<string[]> {
  const then = detail.versions;
  const now = await versionsOf(detail.job.python ?? python, productVersion);
  const changes: string[] = [];
  if (then.product !== now.product) changes.push(`UDF Workbench was ${then.product}, and is ${now.product} now.`);
  if (then.python !== now.python)
    changes.push(`Python was ${then.python ?? 'unknown'}, and is ${now.python ?? 'unknown'} now.`);
  const packages = packageChanges(then, now);
  if (packages.length > 0) {
    const more = packages.length > mostNamed ? `, and ${packages.length - mostNamed} more` : '';
    changes.push(`Packages have changed since: ${packages.slice(0, mostNamed).join(', ')}${more}.`);
  }
  return changes;
}

function packageChanges(then: HistoryVersions, now: HistoryVersions): string[] {
  const before = byName(then.packages);
  const after = byName(now.packages);
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const [old, current] = [before.get(name), after.get(name)];
    return old === current ? [] : [`${name} ${old ?? 'missing'} then, ${current ?? 'missing'} now`];
  });
}

function byName(packages: readonly string[]): Map<string, string> {
  return new Map(
    packages.map((text) => {
      const space = text.lastIndexOf(' ');
      return [text.slice(0, space), text.slice(space + 1)] as const;
    }),
  );
}
