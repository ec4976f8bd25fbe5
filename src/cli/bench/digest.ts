/** The outputs of lanes, compared: checksums, or for DOUBLE sums that rounding in the last place barely moves. */
import * as v from 'valibot';

/** As bench/python/digest.py makes it. */
export type Digest =
  | { readonly rows: number; readonly nulls: number; readonly sha256: string }
  | { readonly rows: number; readonly nulls: number; readonly sums: readonly number[] }
  | { readonly rows: number; readonly fields: readonly Digest[] };

export const digestSchema: v.GenericSchema<Digest> = v.lazy(() =>
  v.union([
    v.object({ rows: v.number(), nulls: v.number(), sha256: v.string() }),
    v.object({ rows: v.number(), nulls: v.number(), sums: v.array(v.number()) }),
    v.object({ rows: v.number(), fields: v.array(digestSchema) }),
  ]),
);

/** Sums over a million rows of values that may differ in their last place. */
const relativeTolerance = 1e-9;

export function digestsEqual(a: Digest, b: Digest): boolean {
  if (a.rows !== b.rows) return false;
  if ('fields' in a) return 'fields' in b && allEqual(a.fields, b.fields, digestsEqual);
  if ('fields' in b || a.nulls !== b.nulls) return false;
  if ('sha256' in a) return 'sha256' in b && a.sha256 === b.sha256;
  return 'sums' in b && allEqual(a.sums, b.sums, isClose);
}

function allEqual<T>(a: readonly T[], b: readonly T[], equal: (a: T, b: T) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((each, index) => {
      const other = b[index];
      return other !== undefined && equal(each, other);
    })
  );
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b));
}
