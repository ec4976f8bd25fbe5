/** Where in a Python text the name of a column is being written. Pure: a line of text and what stands before it. */

export type ColumnPlace =
  /** Inside the quotes of col('…'), row['…'] and the like. */
  | { readonly kind: 'text'; readonly typed: string; readonly quote: string }
  /** Behind the dot of a row. */
  | { readonly kind: 'attribute'; readonly typed: string }
  /** In the parameters of a function that is being written. */
  | { readonly kind: 'parameter'; readonly typed: string };

const word = String.raw`[A-Za-z_]\w*`;
/** Calls of the Table API whose texts are names of columns. */
const columnCalls = new RegExp(
  String.raw`\b(?:col|select|group_by|order_by|drop_columns|partition_by|on)\(\s*(?:['"][^'"]*['"]\s*,\s*)*(['"])([^'"]*)$`,
);
const subscript = new RegExp(String.raw`\b(${word})\[\s*(['"])([^'"]*)$`);
const attribute = new RegExp(String.raw`\b(${word})\.(\w*)$`);
const parameterList = new RegExp(String.raw`\bdef\s+${word}\s*\(([^()]*)$`);
const topLevelList = new RegExp(String.raw`(?:^|\n)(?:async\s+)?def\s+(${word})\s*\([^()]*$`);
const lastParameter = new RegExp(String.raw`(?:^|,)\s*(${word})?$`);

/** `before`: the line up to the cursor, with the lines before it where a call goes over several. `rows`: names that hold a row. */
export function columnPlace(before: string, rows: ReadonlySet<string>): ColumnPlace | null {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const called = columnCalls.exec(line);
  if (called !== null) return { kind: 'text', quote: called[1] ?? "'", typed: called[2] ?? '' };
  const subscripted = subscript.exec(line);
  if (subscripted !== null && rows.has(subscripted[1] ?? ''))
    return { kind: 'text', quote: subscripted[2] ?? "'", typed: subscripted[3] ?? '' };
  const dotted = attribute.exec(line);
  if (dotted !== null && rows.has(dotted[1] ?? '')) return { kind: 'attribute', typed: dotted[2] ?? '' };
  const listed = parameterList.exec(before);
  const parameter = listed === null ? null : lastParameter.exec(listed[1] ?? '');
  return parameter === null ? null : { kind: 'parameter', typed: parameter[1] ?? '' };
}

/** The function of the module whose parameters are being written; null in a method, whose class is the function. */
export function functionBeingWritten(before: string): string | null {
  return topLevelList.exec(before)?.[1] ?? null;
}

/** The parameters that the list names already, so that none is proposed twice. */
export function namedParameters(before: string): ReadonlySet<string> {
  const listed = parameterList.exec(before)?.[1] ?? '';
  return new Set([...listed.matchAll(new RegExp(String.raw`(?:^|,)\s*(${word})`, 'g'))].map((found) => found[1] ?? ''));
}
