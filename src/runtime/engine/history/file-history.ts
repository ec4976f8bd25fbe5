/** The last runs and comparisons of each function of a file, by one query, with the code that each of them ran. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import {
  functionHistoryLimits,
  keptComparisonSchema,
  keptRunSchema,
  type CodeState,
  type FileHistory,
  type FunctionHistory,
} from '../../../contract/model/function-history';
import { textHash as shortHash } from '../../../contract/text-hash';
import type { Database, SqlRow } from '../../database/open-database';

/** The columns of the table of entries, under the names that the contract has for them. */
export const entryColumns = `id, started_ms AS "at", what, file, function, asked, effective, outcome, error,
  code_hash AS "codeHash", settings_hash AS "settingsHash", data, data_hash AS "dataHash", rows_out AS "rows",
  rows_in AS "rowsIn", seconds, rows_per_second AS "rowsPerSecond", rerun_of AS "rerunOf"`;

/** Its speed is not the function's own. */
const wasProfiled = `lower(json_extract_string(detail, '$.settings."python.profile.enabled".value')) = 'true'`;

/**
 * Of runs only the clocks are read out of the long text that holds all of an entry; of a comparison its result, which is what a card
 * shows. A cancelled or failed comparison has none.
 */
const lastOfEach = `
  SELECT *, row_number() OVER (PARTITION BY function, what ORDER BY started_ms DESC, id) AS nth
  FROM entries
  WHERE file = $file
    AND (what = 'run' AND coalesce(NOT ${wasProfiled}, TRUE) OR what = 'compare' AND outcome = 'done')`;

const query = `
  SELECT ${entryColumns},
    CASE what WHEN 'run' THEN json_extract(detail, '$.figures.stages') END AS "stages",
    CASE what WHEN 'compare' THEN json_extract(detail, '$.compare.result') END AS "result",
    CASE what WHEN 'compare' THEN json_extract(detail, '$.twin') END AS "twin",
    (SELECT string_agg(f.path || chr(10) || f.hash, chr(10)) FROM files f WHERE f.entry_id = last.id AND f.path LIKE '%.py') AS "code"
  FROM (${lastOfEach}) AS last
  WHERE nth <= CASE what WHEN 'run' THEN ${functionHistoryLimits.runs} ELSE ${functionHistoryLimits.comparisons} END
  ORDER BY started_ms DESC, id`;

/** By the hash that texts are kept under: what the window knows its own texts by. A kept text never changes. */
export type ShortHashes = Map<string, string>;

export async function fileHistory(
  database: Database,
  root: string,
  file: string,
  known: ShortHashes,
): Promise<FileHistory> {
  const rows = await database.rows(query, { file });
  const kept = rows.map((row) => ({ row, code: codeOf(row['code']) }));
  await learn(database, known, new Set(kept.flatMap(({ code }) => code.map(({ hash }) => hash))));
  const functions = new Map<string, FunctionHistory>();
  for (const { row, code } of kept) {
    const name = String(row['function']);
    const history = functions.get(name) ?? { function: name, runs: [], comparisons: [] };
    functions.set(name, history);
    take(
      history,
      row,
      code.map(({ path: source, hash }) => ({ path: source, hash: known.get(hash) ?? null })),
    );
  }
  const paths = new Set(kept.flatMap(({ code }) => code.map((each) => each.path)));
  return { functions: [...functions.values()], present: await presentCode(root, [...paths].sort()) };
}

/** What cannot be read (any more) is left out: it was written by another version. */
function take(history: FunctionHistory, row: SqlRow, code: CodeState[]): void {
  const { stages, result, twin, ...entry } = row;
  if (entry['what'] === 'run') {
    const run = v.safeParse(keptRunSchema, { entry, code, stages: parsed(stages) });
    if (run.success) history.runs.push(run.output);
    return;
  }
  const { modes, ...rest } = (parsed(result) ?? {}) as { readonly modes?: Readonly<Record<string, unknown>> };
  const ran = { modes: thatRan(modes ?? {}), twin: parsed(twin) };
  const comparison = v.safeParse(keptComparisonSchema, { ...rest, ...ran, entry, code });
  if (comparison.success) history.comparisons.push(comparison.output);
}

function thatRan(modes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ran = Object.entries(modes).filter(([, mode]) => (mode as { available?: unknown } | null)?.available === true);
  return Object.fromEntries(ran);
}

function parsed(text: unknown): unknown {
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
}

/** A path and a hash, a line each, by turns. */
function codeOf(text: unknown): { readonly path: string; readonly hash: string }[] {
  const lines = typeof text === 'string' ? text.split('\n') : [];
  return lines.flatMap((line, index) => (index % 2 === 0 ? [{ path: line, hash: lines[index + 1] ?? '' }] : []));
}

async function learn(database: Database, known: ShortHashes, hashes: ReadonlySet<string>): Promise<void> {
  const unknown = [...hashes].filter((hash) => !known.has(hash));
  if (unknown.length === 0) return;
  // Hexadecimal digits, checked: nothing else gets into the statement.
  const listed = unknown.filter((hash) => /^[0-9a-f]+$/.test(hash)).map((hash) => `'${hash}'`);
  const rows = await database.rows(`SELECT hash, content FROM texts WHERE hash IN (${listed.join(', ')})`);
  for (const { hash, content } of rows) known.set(String(hash), shortHash(String(content)));
}

async function presentCode(root: string, paths: readonly string[]): Promise<CodeState[]> {
  return Promise.all(
    paths.map(async (source) => {
      const text = await readFile(path.join(root, source), 'utf8').catch(() => null);
      return { path: source, hash: text === null ? null : shortHash(text) };
    }),
  );
}
