/** Everything that is wrong or worth a warning, each with its place: the editor's squiggles and the Problems tab draw it. */
import { useMemo } from 'react';
import type { ErrorData } from '../../contract/errors';
import type { Project } from '../../contract/model/project';
import { languageServers, type Diagnostic, type LanguageServerName } from '../../contract/model/language';
import { useInspections, type FileInspection } from './inspections';
import { useLanguage } from './language';
import { projectPath } from './paths';
import { useProject, type DataState, type ProjectState } from './project';
import { useRun, type RunState } from './run';
import { useEditor, type OpenFile } from './editor';

export interface Problem {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** Where it came from, in two or three words. */
  readonly origin: string;
  /** Project path; null where it has no place in a file. */
  readonly file: string | null;
  /** 1-based; null where only the file is known. */
  readonly line: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
  /** null: the line it begins in. */
  readonly endLine: number | null;
  /** The rule of a language server; null elsewhere. */
  readonly code: string | null;
  readonly error: ErrorData | null;
  /** The code was edited since; the squiggle is gone, the words stay. */
  readonly stale: boolean;
}

export function useProblems(): readonly Problem[] {
  const inspections = useInspections((store) => store.files);
  const project = useProject((store) => store.state);
  const data = useProject((store) => store.data);
  const run = useRun((store) => store.state);
  const files = useEditor((store) => store.files);
  const diagnostics = useLanguage((store) => store.diagnostics);
  const own = useMemo(
    () => problemsOf(inspections, project, data, run, files),
    [inspections, project, data, run, files],
  );
  return useMemo(() => withLanguage(own, diagnostics), [own, diagnostics]);
}

type Said = ReturnType<typeof useLanguage.getState>['diagnostics'];

/**
 * What was found by executing the file goes before what is said of its text: it has more to tell. So a line that failed is not
 * told of twice, nor a function that cannot be pickled.
 */
function withLanguage(own: readonly Problem[], diagnostics: Said): readonly Problem[] {
  const failed = new Set(own.flatMap((each) => (each.severity === 'error' ? [`${each.file}:${each.line}`] : [])));
  const said = Object.entries(diagnostics).flatMap(([path, servers]) =>
    languageServers.flatMap((server) => servers[server].map((each) => ofDiagnostic(path, server, each))),
  );
  const kept = said.filter((each) => !failed.has(`${each.file}:${each.line}`));
  const unpicklable = new Set(said.filter((each) => each.code === notPicklable).map((each) => each.file));
  return [...own.filter((each) => each.origin !== pickling || !unpicklable.has(each.file)), ...kept];
}

const pickling = 'pickling';
/** The rule that tells it where it is written, with the way out. */
const notPicklable = 'FLINK006';

function ofDiagnostic(path: string, server: LanguageServerName, found: Diagnostic): Problem {
  const { range, severity, code, message } = found;
  return {
    id: `${server}:${path}:${range.line}:${range.column}:${code}:${message}`,
    severity,
    message,
    origin: server,
    file: path,
    line: range.line,
    column: range.column,
    endLine: range.endLine,
    endColumn: range.endColumn,
    code,
    error: null,
    stale: false,
  };
}

function problemsOf(
  inspections: Readonly<Record<string, FileInspection>>,
  projectState: ProjectState,
  data: Readonly<Record<string, DataState>>,
  run: RunState,
  files: readonly OpenFile[],
): Problem[] {
  if (projectState.kind !== 'open') return [];
  const { project } = projectState;
  const problems: Problem[] = [];
  if (project.problem !== null) problems.push(placeless('project', 'project settings', project.problem));
  const runProblem = problemOfRun(project.root, run, files);
  if (runProblem !== null) problems.push(runProblem);
  for (const [path, inspection] of Object.entries(inspections)) {
    if (!project.files.includes(path)) continue;
    problems.push(...problemsOfFile(project.root, path, inspection, runProblem));
  }
  for (const [name, state] of Object.entries(data)) {
    if (state.kind !== 'failed') continue;
    const problem = placeless(`data:${name}`, `data ${name}`, state.error.error);
    problems.push({ ...problem, ...placeInQuery(project, name, state.error), error: state.error });
  }
  return problems;
}

/** Where in a .sql file DuckDB points; its first line where it points nowhere. */
function placeInQuery({ settings }: Project, name: string, { facts }: ErrorData): Partial<Problem> {
  const link = settings.data.find((each) => each.name === name);
  if (link?.format !== 'sql') return {};
  return { file: link.path, line: positive(facts['sqlLine']) ?? 1, column: positive(facts['sqlColumn']) };
}

function problemOfRun(root: string, run: RunState, files: readonly OpenFile[]): Problem | null {
  if (run.kind !== 'ended' || run.outcome.kind !== 'failed') return null;
  const { error } = run.outcome;
  if (error.code === 'CANCELLED') return null;
  const place = placeOf(root, error, run.target.file);
  const file = files.find((candidate) => candidate.path === run.target.file);
  const stale = file !== undefined && (file.savedHash !== run.target.codeHash || file.save.kind !== 'saved');
  return {
    ...place,
    ...ofOurs,
    id: 'run',
    severity: 'error',
    message: headline(error),
    origin: 'last run',
    error,
    stale,
  };
}

function problemsOfFile(root: string, path: string, inspection: FileInspection, run: Problem | null): Problem[] {
  const problems: Problem[] = [];
  const { error } = inspection;
  if (error !== null) {
    const place = placeOf(root, error, path);
    const told = run !== null && !run.stale && run.file === place.file && run.line === place.line;
    // A run of a broken file fails for the reason the inspection gives: one problem, told once.
    if (!told || run.message !== headline(error)) {
      problems.push({
        ...place,
        ...ofOurs,
        id: `file:${path}`,
        severity: 'error',
        message: headline(error),
        origin: 'file',
        error,
        stale: false,
      });
    }
  }
  for (const info of inspection.functions) {
    if (info.pickleProblem === null) continue;
    problems.push({
      id: `pickle:${path}:${info.name}`,
      severity: 'warning',
      message: `Flink could not ship ${info.name} to its workers: ${info.pickleProblem}`,
      origin: pickling,
      file: path,
      line: info.line,
      column: null,
      endColumn: null,
      ...ofOurs,
      error: null,
      stale: false,
    });
  }
  return problems;
}

const ofOurs = { endLine: null, code: null };

function placeless(id: string, origin: string, message: string): Problem {
  const nowhere = { file: null, line: null, column: null, endColumn: null, ...ofOurs };
  return { id, severity: 'error', origin, message, ...nowhere, error: null, stale: false };
}

/** `ZeroDivisionError: division by zero`, and our own errors without a class name nobody knows. */
export function headline(error: ErrorData): string {
  return error.error_type === 'WorkbenchError' || error.error.startsWith(error.error_type)
    ? error.error
    : `${error.error_type}: ${error.error}`;
}

export interface Place {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endColumn: number | null;
}

/** The place that an error names, else the first line of the file it is about where it is about a file. */
export function placeOf(root: string, error: ErrorData, target: string): Place {
  const factFile = error.facts['file'];
  const file = typeof factFile === 'string' ? projectPath(root, factFile) : target;
  const isUserFile = file.endsWith('.py');
  return {
    file: isUserFile ? file : target,
    line: isUserFile ? (error.line ?? positive(error.facts['line']) ?? functionLine(file, error)) : null,
    column: positive(error.facts['column']),
    endColumn: positive(error.facts['endColumn']),
  };
}

/** What a function returned or asks for has no frame of its own: its place is where the function begins. */
function functionLine(file: string, error: ErrorData): number | null {
  if (!aboutFunction.has(error.code)) return null;
  const functions = useInspections.getState().files[file]?.functions ?? [];
  const name = error.in ?? error.facts['function'] ?? lastRunName(file);
  return functions.find((info) => info.name === name)?.line ?? null;
}

const aboutFunction: ReadonlySet<ErrorData['code']> = new Set([
  'COLUMN_NOT_FOUND',
  'ARGUMENT_MISMATCH',
  'UNSUPPORTED_TYPE',
  'UNSUPPORTED_MODE',
  'UDF_OPEN_EXCEPTION',
  'UDF_CLOSE_EXCEPTION',
  'RESULT_TYPE',
  'RESULT_LENGTH',
  'ARGUMENT_CONVERSION',
]);

function lastRunName(file: string): string | null {
  const { state } = useRun.getState();
  return state.kind !== 'idle' && state.target.file === file ? state.target.name : null;
}

function positive(fact: unknown): number | null {
  return typeof fact === 'number' && Number.isInteger(fact) && fact > 0 ? fact : null;
}
