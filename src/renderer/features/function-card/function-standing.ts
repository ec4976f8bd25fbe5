/** A function's figures and grade as its card and its lens tell them: the kept history against the window as it is now. */
import { useMemo } from 'react';
import { caseModes, type CaseMode } from '../../../contract/model/case';
import type { FileHistory } from '../../../contract/model/function-history';
import type { Diagnostic } from '../../../contract/model/language';
import type { Project } from '../../../contract/model/project';
import type { UdfInfo } from '../../../contract/model/udf';
import { chainsPandas, predictedMode } from '../../state/effective-mode';
import { useEditor, type OpenFile } from '../../state/editor';
import { figuresOf, gradeFacts, rulesAbout, type CasesOfFunction, type FunctionFigures } from './function-figures';
import { gradeOf, type Grade } from './function-grade';
import { knownHistory, presentHashIn, useFunctionHistory } from '../../state/function-history';
import { useInspections } from '../../state/inspections';
import { useLanguage } from '../../state/language';
import { bindingOf, openedProject, useProject } from '../../state/project';
import { effectiveSettings } from '../../state/settings';
import { useTests, type TestCase, type TestResults } from '../../state/tests';

export interface FunctionStanding {
  readonly figures: FunctionFigures;
  readonly grade: Grade;
}

/** What of the window it depends on. */
interface Seen {
  readonly history: FileHistory | null;
  readonly project: Project;
  readonly functions: readonly UdfInfo[];
  readonly open: readonly OpenFile[];
  readonly cases: readonly TestCase[];
  readonly results: Readonly<Record<string, TestResults>>;
  /** null: they are not being checked. */
  readonly rules: readonly Diagnostic[] | null;
}

function standingOf(file: string, info: UdfInfo, seen: Seen): FunctionStanding {
  const { history, project, functions, open } = seen;
  const binding = bindingOf(project, file, info.name);
  const asked = effectiveSettings(project)['python.execution-mode']?.value === 'thread' ? 'thread' : 'process';
  const figures = figuresOf({
    history: history?.functions.find((each) => each.function === info.name),
    presentHash: presentHashIn(history, open),
    mode: predictedMode(info, asked, chainsPandas(binding.args ?? [], functions)).mode,
    twin: binding.twin ?? null,
  });
  const rules = seen.rules === null ? null : rulesAbout(info, functions, seen.rules);
  return { figures, grade: gradeOf(gradeFacts(figures, casesOf(file, info.name, seen), rules)) };
}

/** As it is at this moment; null: no project is open. */
export function standingNow(file: string, info: UdfInfo): FunctionStanding | null {
  const project = openedProject();
  if (project === null) return null;
  const { cases, results } = useTests.getState();
  return standingOf(file, info, {
    history: knownHistory(useFunctionHistory.getState().files[file]),
    project,
    functions: useInspections.getState().files[file]?.functions ?? [],
    open: useEditor.getState().files,
    cases,
    results,
    rules: rulesIn(useLanguage.getState(), file),
  });
}

/** The same, followed. */
export function useStanding(project: Project, file: string, info: UdfInfo): FunctionStanding {
  const history = useFunctionHistory((store) => knownHistory(store.files[file]));
  const functions = useInspections((store) => store.files[file]?.functions);
  const open = useEditor((store) => store.files);
  const results = useTests((store) => store.results);
  const cases = useTests((store) => store.cases);
  const rules = useLanguage((store) => rulesIn(store, file));
  return useMemo(
    () => standingOf(file, info, { history, project, functions: functions ?? [], open, cases, results, rules }),
    [file, info, history, project, functions, open, cases, results, rules],
  );
}

/** Told whenever what is seen of any function may have changed. Returns how to stop. */
export function followStandings(tell: () => void): () => void {
  const stops = [
    useFunctionHistory.subscribe(tell),
    useInspections.subscribe(tell),
    useEditor.subscribe((now, before) => (now.files === before.files ? undefined : tell())),
    useTests.subscribe((now, before) =>
      now.cases === before.cases && now.results === before.results ? undefined : tell(),
    ),
    useLanguage.subscribe((now, before) =>
      now.diagnostics === before.diagnostics && now.servers === before.servers ? undefined : tell(),
    ),
    useProject.subscribe((now, before) => (now.state === before.state ? undefined : tell())),
  ];
  return () => stops.forEach((stop) => stop());
}

function casesOf(file: string, name: string, { cases, results, open }: Seen): CasesOfFunction {
  const savedHash = open.find(({ path }) => path === file)?.savedHash;
  const ofMode = (path: string, mode: CaseMode): readonly (boolean | null)[] => {
    const known = results[path]?.[mode];
    if (known === undefined || known.codeHash !== savedHash) return [null];
    // One that is not counted says nothing either way.
    return known.result.ok === null ? [] : [known.result.ok];
  };
  const own = cases.filter((each) => each.file === file && each.function === name);
  return { results: own.flatMap(({ path }) => caseModes.flatMap((mode) => ofMode(path, mode))) };
}

const nothingSaid: readonly Diagnostic[] = [];

function rulesIn({ servers, diagnostics }: ReturnType<typeof useLanguage.getState>, file: string) {
  return servers.flink.kind === 'ready' ? (diagnostics[file]?.flink ?? nothingSaid) : null;
}
