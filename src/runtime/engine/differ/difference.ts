/** When two disagreements are of one kind, and how they are told. */
import type { ModeDifference } from '../../../contract/model/differ';
import { cellKey } from '../cases/cell-keys';
import { rulesFor } from './flink-rules';
import type { Outcome } from './lanes';
import type { Found } from './outcome';

/** Differences with the same rule, the same kinds of answers and the same column are told once. */
export function kindOf(found: Found): string {
  const answers = [...found.outcomes].map(([mode, outcome]) =>
    'error' in outcome ? `${mode} ${outcome.error.error_type}` : mode,
  );
  const rules = rulesFor(found)?.map(({ id }) => id) ?? ['none'];
  return [...rules, ...answers, ...differingColumns(found)].join('|');
}

/** Names of the result columns whose values differ. */
function differingColumns({ results, outcomes }: Found): string[] {
  const rows = [...outcomes.values()].flatMap((outcome) => ('error' in outcome ? [] : [outcome.rows]));
  return results.flatMap(({ name, type }, index) => {
    const keys = new Set(rows.map((given) => given.map((row) => cellKey(type, row[index] ?? null)).join()));
    return keys.size > 1 ? [name] : [];
  });
}

/** The function's columns of the one output row; of several rows (or none) a list of them. */
export function sideOf(outcome: Outcome | undefined): ModeDifference['sides'][string] {
  if (outcome === undefined) return { cells: [] };
  if ('error' in outcome) return outcome;
  const [only] = outcome.rows;
  if (outcome.rows.length === 1 && only !== undefined) return { cells: [...only] };
  return { cells: outcome.rows.map((row) => [...row]) };
}
