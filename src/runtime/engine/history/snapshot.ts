/** The texts that a run is made of, read as it begins: they may be edited while it goes on. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HistoryFile } from '../../../contract/model/history';
import type { FunctionRef, JobSpec } from '../../../contract/model/job';
import { projectFileName } from '../../../contract/model/project';
import { resolveSettings, type EffectiveSettings } from '../../../contract/model/settings';
import { bindingOf, loadProjectContext } from '../project/project-context';
import { codeHash, textHash } from './hashes';
import { projectSources } from './project-sources';

export interface Snapshot {
  /** Whether the history keeps it. */
  readonly kept: boolean;
  readonly root: string;
  readonly files: readonly HistoryFile[];
  readonly texts: ReadonlyMap<string, string>;
  readonly codeHash: string;
  readonly settings: EffectiveSettings;
}

const settingsFiles = [projectFileName, 'config.yaml'];

export interface SnapshotRequest {
  readonly job: JobSpec;
  readonly twin: FunctionRef | undefined;
  /** A comparison's report tells of it also outside projects. */
  readonly alsoLoose: boolean;
  /** The twin runs too: where none is named, the one that the project binds. */
  readonly withTwin: boolean;
  /** The opened project around a file, or null. */
  readonly rootOf: (file: string) => string | null;
}

/** null where the file belongs to no project: nothing is kept of it. */
export async function takeSnapshot(request: SnapshotRequest): Promise<Snapshot | null> {
  const { job, twin, withTwin, alsoLoose, rootOf } = request;
  const { file } = job.function;
  const context = await loadProjectContext(file, null).catch(() => null);
  const project = rootOf(file) ?? (context === null || context.settings === null ? null : context.root);
  const root = project ?? (alsoLoose ? path.dirname(file) : null);
  if (root === null) return null;
  const bound = withTwin && context !== null ? bindingOf(context, job.function)?.twin : undefined;
  const other = twin ?? bound;
  const sources = await projectSources(root, other === undefined ? [file] : [file, other.file]);
  const files = sources.map((source) => ({ path: source.path, hash: textHash(source.text) }));
  const texts = new Map(sources.map((source) => [textHash(source.text), source.text]));
  const code = codeHash(files);
  for (const name of settingsFiles) {
    const text = await readFile(path.join(root, name), 'utf8').catch(() => null);
    if (text === null) continue;
    const hash = textHash(text);
    files.push({ path: name, hash });
    texts.set(hash, text);
  }
  const settings = resolveSettings({ profile: job.profile, configYaml: context?.configYaml, panel: job.settings });
  return { kept: project !== null, root, files, texts, codeHash: code, settings };
}
