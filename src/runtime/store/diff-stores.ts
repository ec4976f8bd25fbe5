/** Whether modes gave the same rows: stored results compared value by value. */
import type { Difference } from '../../contract/model/compare';
import { orderedDifference } from './ordered-diff';
import { schemaDifference, type StoreSide } from './sides';
import { StoreReader } from './store-reader';
import { unorderedDifference } from './unordered-diff';

export interface StoreDiff {
  readonly equal: boolean;
  readonly firstDifference: Difference | null;
  /** Rows of the longest store. */
  readonly rows: number;
}

export interface DiffOptions {
  /** false: rows are compared as multisets, as those of aggregates are; the stores are held in memory for that. */
  readonly ordered: boolean;
}

/**
 * Compares stored results; keys are mode names. NULL is not NaN; DOUBLE may differ by 1e-12 and FLOAT by 1e-6 of the larger
 * value; the pairs of a MAP have no order. One store equals itself.
 */
export async function diffStores(
  stores: Readonly<Record<string, string>>,
  options: DiffOptions = { ordered: true },
): Promise<StoreDiff> {
  const sides: StoreSide[] = [];
  try {
    for (const [mode, path] of Object.entries(stores)) sides.push({ mode, reader: await StoreReader.open(path) });
    const rows = Math.max(0, ...sides.map(({ reader }) => reader.rows));
    const compare = options.ordered ? orderedDifference : unorderedDifference;
    const difference = schemaDifference(sides) ?? (await compare(sides));
    return { equal: difference === null, firstDifference: difference, rows };
  } finally {
    for (const { reader } of sides) await reader.close();
  }
}
