import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../contract/errors';
import { parseSchema } from '../../contract/model/data-type';
import { isNull, type ColumnBatch } from '../arrow/column';
import { batchFromCells } from '../arrow/from-cells';
import { enforceNotNull } from './not-null-sink';
import type { RecordSink } from './record-sink';

function countingSink(): { sink: RecordSink; written: ColumnBatch[] } {
  const written: ColumnBatch[] = [];
  const sink = {
    write: (batch: ColumnBatch) => {
      written.push(batch);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  return { sink, written };
}

const strict = parseSchema('a BIGINT, b STRING NOT NULL, c BIGINT NOT NULL');
// As rows come from a worker: the batch may hold what the type forbids.
const loose = parseSchema('a BIGINT, b STRING, c BIGINT');

describe('columns that are NOT NULL', () => {
  it('end the job at the first NULL, after the rows before it', async () => {
    const { sink, written } = countingSink();
    const rows = [
      ['1', 'x', '1'],
      [null, 'y', '2'],
      ['3', 'z', null],
      ['4', null, '4'],
    ];
    const writing = enforceNotNull(sink, strict).write(batchFromCells(loose, rows));
    const error = await writing.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WorkbenchError);
    if (!(error instanceof WorkbenchError)) return;
    expect(error.data).toMatchObject({ code: 'NOT_NULL_VIOLATION', stage: 'run', facts: { column: 'c' } });
    expect(error.data.error_type).toMatch(/EnforcerException$/);
    expect(error.data.error).toMatch(/^Column 'c' is NOT NULL, however, a null value is being written into it\./);
    expect(written.map((batch) => batch.rows)).toEqual([2]);
    const [first] = written[0]?.columns ?? [];
    expect(first !== undefined && isNull(first, 1)).toBe(true);
  });

  it('let everything else through as it is', async () => {
    const { sink, written } = countingSink();
    const batch = batchFromCells(loose, [[null, 'x', '1']]);
    await enforceNotNull(sink, strict).write(batch);
    expect(written).toEqual([batch]);
  });

  it('cost nothing where there is none', () => {
    const { sink } = countingSink();
    expect(enforceNotNull(sink, loose)).toBe(sink);
  });
});
