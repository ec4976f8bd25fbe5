/** Rows that need nobody to read them: generated ones, and those that travel with the job. */
import type { Source } from '../../contract/model/job';
import type { DataDescription } from '../../contract/model/project';

const sampleValues = 8;

export function describeGenerated(source: Exclude<Source, { kind: 'file' | 'sql' }>): DataDescription {
  const rows = source.kind === 'inline' ? source.rows : [];
  const columns = source.schema.map((field, index) => ({
    field,
    sample: rows.slice(0, sampleValues).map((row) => row[index] ?? null),
    nullsInSample: rows.filter((row) => (row[index] ?? null) === null).length,
  }));
  const rowKinds = source.kind === 'inline' ? source.rowKinds : undefined;
  return {
    columns,
    rows: source.kind === 'inline' ? rows.length : source.rows,
    sizeBytes: 0,
    ...(rowKinds === undefined ? {} : { rowKinds }),
  };
}
