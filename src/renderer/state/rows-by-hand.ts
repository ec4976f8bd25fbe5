/** Rows by hand are made: empty ones for a function, or the first rows of other data. */
import { toErrorData } from '../../contract/errors';
import { parseSchema, type Field } from '../../contract/model/data-type';
import { rowsFileEnding, type Project } from '../../contract/model/project';
import type { RowsFile } from '../../contract/model/rows-file';
import { rebound } from './bindings';
import { api } from './connection';
import { currentFunction, type FunctionTarget } from './function-at';
import { argumentColumns, shapeOf } from './function-shape';
import { argumentsOf, functionColumns } from './job';
import { notify } from './notices';
import { openPage } from './pages';
import { bindingOf, openedProject, putData, refreshProject, sourceOf, updateBinding, useProject } from './project';

const anyColumns = 'a BIGINT, s STRING';

/** Bound to `target` where one is given. Opens them. */
export async function newRowsByHand(target: FunctionTarget | null): Promise<void> {
  const project = openedProject();
  if (project === null) return;
  const fields = columnsFor(project, target ?? currentFunction());
  const first: RowsFile = { fields, rowKinds: null, rows: [fields.map(() => null)] };
  const name = await keepRows('rows', first);
  if (name === null || target === null) return;
  const { file, info } = target;
  updateBinding(file, info.name, (before) => rebound(before, name, fields));
  notify('info', `${info.name} runs on ${name} now.`);
}

/** What the function takes: the columns that it is bound to, else the types that it declares. */
function columnsFor(project: Project, target: FunctionTarget | null): readonly Field[] {
  const general = parseSchema(anyColumns);
  if (target === null) return general;
  const { file, info } = target;
  const columns = functionColumns(project, file, info.name) ?? [];
  const binding = bindingOf(project, file, info.name);
  const groups = shapeOf(info, binding, columns).groups ? (binding.groupBy ?? []) : [];
  const named = new Set([...groups, ...argumentColumns([...(argumentsOf(project, file, info, columns) ?? [])])]);
  const bound = columns.filter((column) => named.has(column.name));
  if (bound.length > 0) return bound;
  const declared = info.inputTypes?.map((type, index) => ({
    name: info.parameters[index]?.name ?? `arg${index}`,
    type,
  }));
  return declared === undefined || declared.length === 0 ? general : declared;
}

/** The first rows of data of the project, with its types, to be changed. False where they could not be read or kept. */
export async function copyRowsByHand(dataName: string, rows: number): Promise<boolean> {
  const project = openedProject();
  const source = project === null ? null : sourceOf(project, dataName);
  if (project === null || source === null) return false;
  try {
    const copied = await api().sourceRows({ source, rows });
    const state = useProject.getState().data[dataName];
    const rowKinds = (state?.kind === 'known' ? state.description.rowKinds : null) ?? null;
    return (await keepRows(`${dataName}_rows`, { fields: copied.columns, rowKinds, rows: copied.rows })) !== null;
  } catch (thrown) {
    notify('danger', `The rows of ${dataName} were not copied: ${toErrorData(thrown, 'plan').error}`);
    return false;
  }
}

/** The name of the data that was made; null where the file could not be written. */
async function keepRows(stem: string, rows: RowsFile): Promise<string | null> {
  const project = openedProject();
  if (project === null) return null;
  const name = freeRowsName(project, stem);
  const path = `${name}${rowsFileEnding}`;
  try {
    const { formatRowsFile } = await import('../../contract/model/rows-file');
    await api().writeFile({ root: project.root, path, text: formatRowsFile(rows), over: null });
  } catch (thrown) {
    notify('danger', `${path} was not made: ${toErrorData(thrown, 'sink').error}`);
    return null;
  }
  await refreshProject();
  putData({ name, path, format: 'rows', nullMarks: [], schema: [] });
  openPage({ kind: 'rows', path });
  return name;
}

function freeRowsName({ settings, entries }: Project, stem: string): string {
  const taken = new Set([...settings.data.map((link) => link.name), ...entries.map((entry) => entry.path)]);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? stem : `${stem}_${count}`;
    if (!taken.has(name) && !taken.has(`${name}${rowsFileEnding}`)) return name;
  }
}
