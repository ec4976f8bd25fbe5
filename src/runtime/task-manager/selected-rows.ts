/**
 * A source narrowed to some of its rows: one call's, or those of one key. Rows are found by reading the source again, so nothing
 * of a run has to be kept for it; reading ends with the last row that can be wanted.
 */
import { workbenchError } from '../../contract/errors';
import type { Cell } from '../../contract/model/rows';
import type { RowSelection } from '../../contract/wire/task-manager';
import { readCells } from '../arrow/cells';
import { sliceBatch, type ColumnBatch } from '../arrow/column';
import { takeRows } from '../arrow/gather';
import { columnPicker } from './frame-columns';
import type { RecordSource } from './record-source';

type OpenSource = () => Promise<RecordSource>;

export async function openSelected(only: RowSelection | undefined, open: OpenSource): Promise<RecordSource> {
  switch (only?.kind) {
    case undefined:
      return open();
    case 'rows':
      return new SelectedRows(await open(), only.first + only.count, (batch, first) => {
        const from = Math.max(0, only.first - first);
        return from >= batch.rows
          ? null
          : sliceBatch(batch, from, Math.min(batch.rows, only.first + only.count - first));
      });
    case 'key':
      return new SelectedRows(await open(), Number.POSITIVE_INFINITY, alike(only.columns, only.values));
    case 'likeRow': {
      const values = await cellsOfRow(await open(), only.columns, only.row);
      return new SelectedRows(await open(), only.row + 1, alike(only.columns, values));
    }
  }
}

type Pick = (batch: ColumnBatch, firstRow: number) => ColumnBatch | null;

function alike(columns: readonly number[], values: readonly Cell[]): Pick {
  const pick = columnPicker(columns);
  const wanted = JSON.stringify(values);
  return (batch) => {
    const rows: number[] = [];
    readCells(pick(batch), 0, batch.rows).forEach((cells, row) => {
      if (JSON.stringify(cells) === wanted) rows.push(row);
    });
    return rows.length === 0 ? null : takeRows(batch, Int32Array.from(rows));
  };
}

async function cellsOfRow(source: RecordSource, columns: readonly number[], row: number): Promise<Cell[]> {
  const pick = columnPicker(columns);
  let first = 0;
  try {
    for (let batch = await source.next(); batch !== null; batch = await source.next()) {
      if (row < first + batch.rows) return readCells(pick(batch), row - first, row - first + 1)[0] ?? [];
      first += batch.rows;
    }
  } finally {
    await source.close();
  }
  throw workbenchError('BAD_REQUEST', 'run', `The input has ${first} rows; there is no row ${row + 1}.`, {
    rows: first,
    row,
  });
}

class SelectedRows implements RecordSource {
  readonly rowsExpected = null;
  readonly bytesRead = null;
  readonly bytesExpected = null;
  private readonly source: RecordSource;
  private readonly end: number;
  private readonly pick: Pick;
  private rows = 0;

  /** `end`: rows from there on are not read. */
  constructor(source: RecordSource, end: number, pick: Pick) {
    this.source = source;
    this.end = end;
    this.pick = pick;
  }

  async next(): Promise<ColumnBatch | null> {
    while (this.rows < this.end) {
      const batch = await this.source.next();
      if (batch === null) return null;
      const first = this.rows;
      this.rows += batch.rows;
      const within = this.rows > this.end ? sliceBatch(batch, 0, this.end - first) : batch;
      const picked = this.pick(within, first);
      if (picked !== null && picked.rows > 0) return picked;
    }
    return null;
  }

  close(): Promise<void> {
    return this.source.close();
  }
}
