/** What can be meant where a query is being written: tables, columns and keywords. Pure: texts and the project's data. */
import type { Field } from '../../../contract/model/data-type';

export interface SqlTableNames {
  readonly name: string;
  readonly columns: readonly Field[];
}

export type SqlName =
  | { readonly kind: 'table'; readonly table: SqlTableNames }
  | { readonly kind: 'column'; readonly table: SqlTableNames; readonly field: Field }
  | { readonly kind: 'keyword'; readonly word: string };

const name = String.raw`(?:[A-Za-z_]\w*|"(?:[^"]|"")+")`;
const tablePlace = new RegExp(
  String.raw`\b(?:from|join|table)\s+(?:${name}(?:\s+(?:as\s+)?${name})?\s*,\s*)*[\w"]*$`,
  'i',
);
const memberPlace = new RegExp(String.raw`(${name})\.[\w"]*$`, 'i');
const mentions = new RegExp(
  String.raw`\b(?:from|join)\s+(${name})(?:\s+(?:as\s+)?(?!(?:where|join|on|using|group|order|limit|left|right|inner|full|cross|union)\b)(${name}))?`,
  'gi',
);
const words =
  'SELECT FROM WHERE GROUP BY ORDER BY HAVING LIMIT JOIN LEFT JOIN ON USING AS WITH UNION ALL DISTINCT CASE WHEN THEN ELSE END AND OR NOT IN IS NULL BETWEEN LIKE EXISTS CAST QUALIFY OVER PARTITION BY COUNT SUM AVG MIN MAX';
const keywords = [...new Set(words.split(' '))];

/** `before`: the text up to the cursor; `whole`: all of it, which names its tables after its columns. */
export function sqlNames(before: string, whole: string, tables: readonly SqlTableNames[]): readonly SqlName[] {
  if (isInTextOrComment(before)) return [];
  const member = memberPlace.exec(before);
  if (member !== null) {
    const table = tableCalled(unquoted(member[1] ?? ''), whole, tables);
    return table === null ? [] : columnsOf([table]);
  }
  const named: SqlName[] = tables.map((table) => ({ kind: 'table', table }));
  if (tablePlace.test(before)) return named;
  const mentioned = [...whole.matchAll(mentions)].map(([, first = '']) => tableCalled(unquoted(first), whole, tables));
  const present = tables.filter((table) => mentioned.includes(table));
  return [...columnsOf(present), ...named, ...keywords.map((word): SqlName => ({ kind: 'keyword', word }))];
}

function columnsOf(tables: readonly SqlTableNames[]): SqlName[] {
  return tables.flatMap((table) => table.columns.map((field): SqlName => ({ kind: 'column', table, field })));
}

/** By its name, or by the one that the query gives it. */
function tableCalled(called: string, whole: string, tables: readonly SqlTableNames[]): SqlTableNames | null {
  const is = (text: string) => (table: SqlTableNames) => table.name.toLowerCase() === text.toLowerCase();
  const alias = [...whole.matchAll(mentions)].find(
    ([, , second]) => second !== undefined && unquoted(second).toLowerCase() === called.toLowerCase(),
  );
  return tables.find(is(called)) ?? tables.find(is(unquoted(alias?.[1] ?? ''))) ?? null;
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

function isInTextOrComment(before: string): boolean {
  const rest = before.replaceAll(/'(?:[^']|'')*'|--[^\n]*\n|\/\*[\s\S]*?\*\//g, '');
  return /'|--|\/\*/.test(rest);
}
