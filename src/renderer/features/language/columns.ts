/** Names of columns of the data that a function is bound to, where such a name is being written. */
import { formatDataType, type Field } from '../../../contract/model/data-type';
import type { DataDescription } from '../../../contract/model/project';
import { pathOfModel } from '../editor/monaco-models';
import { languages, Range, type editor, type IDisposable, type IPosition } from '../editor/monaco-setup';
import { cellShape } from '../results/cell-format';
import { functionAtLine } from '../../state/function-at';
import { useInspections } from '../../state/inspections';
import { bindingOf, boundData, columnsOf, openedProject, useProject } from '../../state/project';
import { columnPlace, functionBeingWritten, namedParameters, type ColumnPlace } from './column-places';

/** A call or a list of parameters may begin in a line above; none of them is longer. */
const linesBefore = 12;
const shownValues = 3;

export type Cancellation = Parameters<languages.CompletionItemProvider['provideCompletionItems']>[3];

type KnownColumn = DataDescription['columns'][number];

interface BoundColumns {
  readonly data: string;
  readonly columns: readonly (Field & { readonly known: KnownColumn | null })[];
  /** Names of the function's parameters that hold a whole row. */
  readonly rows: ReadonlySet<string>;
}

export function registerColumns(): IDisposable[] {
  return [
    languages.registerCompletionItemProvider('python', {
      triggerCharacters: ["'", '"', '.', '(', ','],
      provideCompletionItems: async (model, position, _context, token) => {
        await dataRead(model, token);
        const bound = boundColumns(model, position);
        if (bound === null) return null;
        const before = textBefore(model, position);
        const place = columnPlace(before, bound.rows);
        return place === null ? null : { suggestions: suggestions(bound, place, before, position) };
      },
    }),
  ];
}

/**
 * Right after the start the columns are still being read: who writes a name of one by then gets it all the same. Typing on gives up
 * (the editor asks anew).
 */
export async function dataRead(model: editor.ITextModel, token: Cancellation): Promise<void> {
  const isReading = () => Object.values(useProject.getState().data).some(({ kind }) => kind === 'loading');
  if (pathOfModel(model) === null || !isReading()) return;
  await new Promise<void>((resolve) => {
    const stop = useProject.subscribe(() => (isReading() ? undefined : done()));
    const cancelled = token.onCancellationRequested(() => done());
    const done = (): void => {
      stop();
      cancelled.dispose();
      resolve();
    };
  });
}

function textBefore(model: editor.ITextModel, { lineNumber, column }: IPosition): string {
  return model.getValueInRange(new Range(Math.max(1, lineNumber - linesBefore), 1, lineNumber, column));
}

/** Of the function at the cursor; of one that is still being written, the columns of the project's first data. */
function boundColumns(model: editor.ITextModel, position: IPosition): BoundColumns | null {
  const project = openedProject();
  const path = pathOfModel(model);
  if (project === null || path === null) return null;
  const functions = useInspections.getState().files[path]?.functions ?? [];
  const written = functionBeingWritten(textBefore(model, position));
  const info =
    written === null
      ? functionAtLine(functions, position.lineNumber)
      : (functions.find((each) => each.name === written) ?? null);
  const name = info?.name ?? '';
  const binding = bindingOf(project, path, name);
  const data = boundData(project.settings, path, name);
  const { data: described } = useProject.getState();
  const state = described[data];
  const known = new Map(
    state?.kind === 'known' ? state.description.columns.map((column) => [column.field.name, column] as const) : [],
  );
  const columns = columnsOf(project, described, data, binding);
  if (columns === null) return null;
  return {
    data,
    columns: columns.map((column) => ({ ...column, known: known.get(column.name) ?? null })),
    rows: new Set(binding.rowBased === undefined ? [] : (info?.parameters.slice(0, 1).map((each) => each.name) ?? [])),
  };
}

function suggestions(
  { data, columns }: BoundColumns,
  place: ColumnPlace,
  before: string,
  { lineNumber, column }: IPosition,
): languages.CompletionItem[] {
  const range = new Range(lineNumber, column - place.typed.length, lineNumber, column);
  const named = place.kind === 'parameter' ? namedParameters(before) : null;
  return columns
    .filter(({ name }) => place.kind === 'text' || /^[A-Za-z_]\w*$/.test(name))
    .filter(({ name }) => named === null || name === place.typed || !named.has(name))
    .map(({ known, ...field }, index) => ({
      ...columnItem(data, field, known),
      insertText: field.name,
      range,
      // In the order of the data, before what a language server knows.
      sortText: `0${String(index).padStart(5, '0')}`,
    }));
}

/** A column of the data as a completion shows it. */
export function columnItem(data: string, { name, type }: Field, known: KnownColumn | null) {
  return {
    label: { label: name, description: formatDataType(type) },
    kind: languages.CompletionItemKind.Field,
    detail: `${formatDataType(type)} · column of ${data}`,
    documentation: { value: sampleText(known) },
  };
}

function sampleText(known: KnownColumn | null): string {
  if (known === null || known.sample.length === 0) return 'No values of it are known yet.';
  const values = known.sample.slice(0, shownValues).map((cell) => cellShape(cell, known.field.type).text);
  const lines = values.map((value) => `- \`${value.replaceAll('`', "'")}\``);
  const nulls = known.nullsInSample === 0 ? '' : `\n\n${known.nullsInSample} NULL among the first rows.`;
  return `First values:\n\n${lines.join('\n')}${nulls}`;
}
