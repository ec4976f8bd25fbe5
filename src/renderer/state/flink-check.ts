/** Flink's own rules about the files that are open: asked anew when a text, a binding, the data or an inspection changes. */
import type { DataType } from '../../contract/model/data-type';
import type { Argument } from '../../contract/model/job';
import type { BoundFunction } from '../../contract/model/language';
import type { Project } from '../../contract/model/project';
import type { ExecutionMode } from '../../contract/model/settings';
import type { UdfInfo } from '../../contract/model/udf';
import { api } from './connection';
import { chainsPandas, predictedMode } from './effective-mode';
import { applicable } from './function-shape';
import { useInspections } from './inspections';
import { functionColumns } from './job';
import { setDiagnostics, useLanguage } from './language';
import { bindingOf, boundData, openedProject, useProject } from './project';
import { effectiveSettings } from './settings';
import { openTexts, synced, textVersion } from './text-sync';

/** Typing is not interrupted by what is half written. */
const debounceMs = 250;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function checkFlinkSoon(path: string): void {
  clearTimeout(timers.get(path));
  timers.set(
    path,
    setTimeout(() => {
      timers.delete(path);
      void checkFlink(path);
    }, debounceMs),
  );
}

/** Whoever asks again while an answer is on its way gets the newer one: an answer about an older text is dropped. */
async function checkFlink(path: string): Promise<void> {
  const root = await synced(path);
  const project = openedProject();
  if (root === null || project?.root !== root) return;
  const functions = (useInspections.getState().files[path]?.functions ?? []).map((info) =>
    boundFunction(project, path, info),
  );
  const answer = await api()
    .checkFlink({ root, path, functions })
    // A checker that has just ended is started again, and the next change asks it.
    .catch(() => null);
  if (answer !== null && answer.version === textVersion(path) && openedProject()?.root === root)
    setDiagnostics(path, 'flink', answer.items);
}

function boundFunction(project: Project, file: string, info: UdfInfo): BoundFunction {
  const binding = applicable(info, bindingOf(project, file, info.name));
  const columns = functionColumns(project, file, info.name);
  const functions = useInspections.getState().files[file]?.functions ?? [];
  const typeOf = (argument: Argument): DataType | null => argumentType(argument, columns ?? [], functions);
  const asked: ExecutionMode =
    effectiveSettings(project)['python.execution-mode']?.value === 'thread' ? 'thread' : 'process';
  return {
    name: info.name,
    data: boundData(project.settings, file, info.name),
    columns: columns === null ? null : [...columns],
    args: binding.args?.map((argument) => ({ name: argumentText(argument), type: typeOf(argument) })) ?? null,
    rowBased: binding.rowBased !== undefined,
    needsRetract: binding.rowKinds !== undefined,
    needsMerge: binding.window?.kind === 'session' && info.funcType === 'general',
    fallback: predictedMode(info, asked, chainsPandas(binding.args ?? [], functions)).reason,
    resultType: info.resultType,
  };
}

function argumentType(
  argument: Argument,
  columns: readonly { readonly name: string; readonly type: DataType }[],
  functions: readonly UdfInfo[],
): DataType | null {
  switch (argument.kind) {
    case 'column':
      return columns.find((column) => column.name === argument.name)?.type ?? null;
    // What an SQL constant is, the planner says.
    case 'constant':
      return null;
    case 'call':
      return functions.find((info) => info.name === argument.function)?.resultType ?? null;
  }
}

function argumentText(argument: Argument): string {
  switch (argument.kind) {
    case 'column':
      return argument.name;
    case 'constant':
      return argument.sql;
    case 'call':
      return `${argument.function}(…)`;
  }
}

/** Returns how to stop. */
export function followForFlink(): () => void {
  const checkAll = (): void => openTexts().forEach(checkFlinkSoon);
  const stops = [
    useProject.subscribe((now, before) => {
      if (now.state !== before.state || now.data !== before.data) checkAll();
    }),
    useInspections.subscribe((now, before) => {
      for (const path of openTexts()) {
        if (now.files[path]?.functions !== before.files[path]?.functions) checkFlinkSoon(path);
      }
    }),
    useLanguage.subscribe((now, before) => {
      if (now.servers.flink !== before.servers.flink && now.servers.flink.kind === 'ready') checkAll();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
