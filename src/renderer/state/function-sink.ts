/** The file of a function as the sink of its runs, and what such a file may be. */
import { outputFormats, type OutputFormat, type Sink } from '../../contract/model/job';
import type { Binding, Project } from '../../contract/model/project';
import { absolutePath, isAbsolutePath } from './paths';

export const endings = 'Its name ends with .csv, .jsonl, .parquet or .arrow.';

/** The rows are kept beside the file, so that the window shows them as those of any run. null: no file was chosen. */
export function sinkOf(project: Project, binding: Binding): Sink | null {
  const { sink } = binding;
  return sink === undefined ? null : { kind: sink.format, path: absolutePath(project.root, sink.path), keep: true };
}

export function formatOf(path: string): OutputFormat | null {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  return outputFormats.find((format) => format === ending) ?? null;
}

/** Words for a typed path that cannot be. Nothing asks before a file is replaced there, so one that exists cannot be named. */
export function pathProblem(project: Project, path: string): string | null {
  if (path === '') return null;
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '' && !part.startsWith('.'));
  if (isAbsolutePath(path) || path.includes('\\') || !isInside)
    return 'A path inside the project, with forward slashes.';
  if (formatOf(path) === null) return endings;
  if (project.entries.some((entry) => entry.path === path)) return `${path} exists. Name a new file.`;
  const folder = parts.slice(0, -1).join('/');
  const isThere = project.entries.some((entry) => entry.kind === 'folder' && entry.path === folder);
  return folder === '' || isThere ? null : `There is no folder ${folder}.`;
}
