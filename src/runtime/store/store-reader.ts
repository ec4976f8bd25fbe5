/** The reading side of a stored result: pages of cells, and all batches in order. */
import { open, type FileHandle } from 'node:fs/promises';
import { workbenchError, type WorkbenchError } from '../../contract/errors';
import type { Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { readCells } from '../arrow/cells';
import type { ColumnBatch } from '../arrow/column';
import { batchOfRow, extendIndex, messageAt, readStoredBatch, type StoredBatch, type StoreIndex } from './store-index';

/** Decoded batches kept, so that scrolling within them reads nothing. */
const BATCHES_KEPT = 4;

/**
 * Reads while the writer appends and after its process died; a torn last batch is not there. Holds an index and a few
 * batches, whatever the file's size.
 */
export class StoreReader {
  private readonly path: string;
  private readonly file: FileHandle;
  private readonly index: StoreIndex;
  private readonly kept = new Map<number, Promise<ColumnBatch>>();
  private refreshing: Promise<number> | null = null;

  private constructor(path: string, file: FileHandle, index: StoreIndex) {
    this.path = path;
    this.file = file;
    this.index = index;
  }

  /** Throws FILE_NOT_FOUND, or FILE_UNREADABLE where the file is no stored result. */
  static async open(path: string): Promise<StoreReader> {
    const file = await openFile(path);
    try {
      const { size } = await file.stat();
      const place = await messageAt(file, 0, size);
      if (place?.message.kind !== 'schema') throw unreadable(path, 'it does not begin as a stored result does');
      const { fields } = place.message;
      const reader = new StoreReader(path, file, { fields, batches: [], rows: 0, nextOffset: place.endOffset });
      await reader.refresh();
      return reader;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get fields(): readonly Field[] {
    return this.index.fields;
  }

  /** Rows known since the last look. */
  get rows(): number {
    return this.index.rows;
  }

  /** Looks for batches written since; rows by now. */
  refresh(): Promise<number> {
    this.refreshing ??= extendIndex(this.file, this.index)
      .then(() => this.index.rows)
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  /** Rows [start, start + count), as many as there are by now. */
  async page(start: number, count: number): Promise<Cell[][]> {
    if (start + count > this.index.rows) await this.refresh();
    const end = Math.min(start + count, this.index.rows);
    const rows: Cell[][] = [];
    for (let row = Math.max(start, 0); row < end;) {
      const position = batchOfRow(this.index, row);
      const stored = this.index.batches[position];
      if (stored === undefined) break;
      const last = Math.min(end, stored.firstRow + stored.rows);
      const batch = await this.keptBatch(position, stored);
      rows.push(...readCells(batch, row - stored.firstRow, last - stored.firstRow));
      row = last;
    }
    return rows;
  }

  /** All batches in order, those too that are written meanwhile. Each has memory of its own. */
  async *batches(): AsyncGenerator<ColumnBatch, void, undefined> {
    for (let position = 0; ; position++) {
      if (position === this.index.batches.length) await this.refresh();
      const stored = this.index.batches[position];
      if (stored === undefined) return;
      yield await this.readBatch(stored);
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private keptBatch(position: number, stored: StoredBatch): Promise<ColumnBatch> {
    const found = this.kept.get(position) ?? this.readBatch(stored);
    // Put last again: the map's order is the order of use, and its first is the one to drop.
    this.kept.delete(position);
    this.kept.set(position, found);
    found.catch(() => this.kept.delete(position));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= BATCHES_KEPT) break;
      this.kept.delete(oldest);
    }
    return found;
  }

  private async readBatch(stored: StoredBatch): Promise<ColumnBatch> {
    const batch = await readStoredBatch(this.file, stored, this.index.fields);
    if (batch === null) throw unreadable(this.path, 'it changed while it was read');
    return batch;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw workbenchError('FILE_NOT_FOUND', 'run', `There is no stored result at ${path}.`, { file: path });
    }
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(path: string, reason: string): WorkbenchError {
  return workbenchError(
    'FILE_UNREADABLE',
    'run',
    `The stored result ${path} cannot be read: ${reason}.`,
    { file: path },
    { hint: 'Run the function again; stored results are temporary.' },
  );
}
