/**
 * What a new file begins with: good PyFlink code of each kind, with data to run it on and a case whose answer real Flink gave. The texts
 * lie in `templates`, as anybody would write them, and are loaded when one is chosen.
 */
import type { RecordedCase } from '../../../contract/model/case';
import type { Binding } from '../../../contract/model/project';
import { argumentOfCase, parsedCase } from '../../state/case-arguments';

export const fileTemplates = [
  { value: 'scalar', label: 'Scalar function', note: 'A value for each row' },
  { value: 'scalar_class', label: 'ScalarFunction class', note: 'With open() and close()' },
  { value: 'pandas_scalar', label: 'Pandas function', note: 'A Series for each batch of rows' },
  { value: 'async_scalar', label: 'Async function', note: 'Waits for several rows at once' },
  { value: 'table', label: 'Table function', note: 'Any number of rows for each row' },
  { value: 'aggregate', label: 'Aggregate function', note: 'A value for each group, row by row' },
  { value: 'pandas_aggregate', label: 'Pandas aggregate function', note: 'A value for each group, as Series' },
  { value: 'table_aggregate', label: 'Table aggregate function', note: 'Any number of rows for each group' },
  { value: 'row_map', label: 'Map of whole rows', note: 'table.map(f): a row for each row' },
  { value: 'pandas_row_map', label: 'Map of whole rows, pandas', note: 'table.map(f): a DataFrame for each batch' },
  {
    value: 'row_flat_map',
    label: 'Flat map of whole rows',
    note: 'table.flat_map(f): any number of rows for each row',
  },
  { value: 'row_aggregate', label: 'Aggregate of whole rows', note: 'aggregate(f): several columns for each group' },
  {
    value: 'pandas_row_aggregate',
    label: 'Aggregate of whole rows, pandas',
    note: 'aggregate(f): a DataFrame for each group',
  },
  {
    value: 'row_flat_aggregate',
    label: 'Flat aggregate of whole rows',
    note: 'flat_aggregate(f): any number of rows for each group',
  },
] as const;
export type FileTemplate = (typeof fileTemplates)[number]['value'];

export const emptyTemplate = 'empty';

/** The data of all templates: one file, so that a project of several has it once. */
export const templateData = { name: 'readings', path: 'data/readings.csv' } as const;

const texts = import.meta.glob<string>('./templates/*.{py,json,csv}', { query: '?raw', import: 'default' });

export interface TemplateFiles {
  readonly code: string;
  readonly case: RecordedCase;
  /** Of the case, as it is stored. */
  readonly caseText: string;
  readonly data: string;
}

export async function templateFiles(template: FileTemplate): Promise<TemplateFiles> {
  const [code, caseText, data] = await Promise.all([
    textOf(`${template}.py`),
    textOf(`${template}.json`),
    textOf('readings.csv'),
  ]);
  return { code, caseText, data, case: parsedCase(caseText) };
}

async function textOf(name: string): Promise<string> {
  const load = texts[`./templates/${name}`];
  if (load === undefined) throw new Error(`There is no template ${name}.`);
  return load();
}

/** What the new function runs on: the same rows, bound as the case binds them. */
export function templateBinding({ args, keep, columns, group_by, join, row_based }: RecordedCase): Binding {
  const isWholeRow = row_based !== undefined;
  return {
    data: templateData.name,
    ...(isWholeRow ? { rowBased: row_based } : { args: args.map(argumentOfCase) }),
    ...(keep === undefined ? {} : { keep }),
    ...(columns === undefined ? {} : { columns }),
    ...(group_by === undefined ? {} : { groupBy: group_by }),
    ...(join === undefined ? {} : { join }),
  };
}

/** The case beside a file of another name. */
export function caseTextFor(caseText: string, file: string): string {
  return `${JSON.stringify({ file, ...(JSON.parse(caseText) as object) }, null, 1)}\n`;
}
