import type { Difference } from '../../contract/model/compare';

export interface StoreDiff {
  readonly equal: boolean;
  readonly firstDifference: Difference | null;
  /** Rows of the longest store. */
  readonly rows: number;
}

/** Compares stored results value by value in input order; keys are mode names. */
export function diffStores(stores: Readonly<Record<string, string>>): Promise<StoreDiff> {
  throw new Error(String(stores));
}
