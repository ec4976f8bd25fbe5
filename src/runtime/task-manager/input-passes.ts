/** The source of an execution: one pass, or pass after pass, from the source or from what was kept of it. */
import type { ColumnBatch } from '../arrow/column';
import type { BatchCache } from './batch-cache';
import type { RecordSource } from './record-source';

export interface InputProgress {
  readonly rowsExpected: number | null;
  readonly bytesRead: number | null;
  readonly bytesExpected: number | null;
}

/** endless: they flow into each other until whoever reads them stops. marked: the same, with a null at the end of each. */
export type Passes = 'one' | 'endless' | 'marked';

export class InputPasses {
  private readonly open: () => Promise<RecordSource>;
  private readonly cache: BatchCache | null;
  private readonly passes: Passes;
  private over = false;
  private source: RecordSource | null = null;
  private rowsOfPass = 0;
  private closed = false;

  constructor(open: () => Promise<RecordSource>, cache: BatchCache | null, passes: Passes) {
    this.open = open;
    this.cache = cache;
    this.passes = passes;
  }

  /** No other pass follows. */
  get ended(): boolean {
    return this.over;
  }

  /** null: no more rows, of this pass where passes are marked. */
  async next(): Promise<ColumnBatch | null> {
    for (;;) {
      if (this.closed || this.over) return null;
      this.source ??= await this.begin();
      const batch = await this.source.next();
      if (batch !== null) {
        this.rowsOfPass += batch.rows;
        return this.cache === null || this.cache.complete ? batch : this.cache.add(batch);
      }
      const rows = this.rowsOfPass;
      this.cache?.finish();
      this.over = this.passes === 'one' || rows === 0;
      if (this.over) return null;
      await this.source.close();
      this.source = null;
      this.rowsOfPass = 0;
      if (this.passes === 'marked') return null;
    }
  }

  progress(): InputProgress {
    const { rowsExpected = null, bytesRead = null, bytesExpected = null } = this.source ?? {};
    return { rowsExpected, bytesRead, bytesExpected };
  }

  /** Also a cache that was filled to a part only is of no use to anybody. */
  async close(): Promise<void> {
    this.closed = true;
    this.cache?.giveUpUnlessComplete();
    const source = this.source;
    await source?.close();
  }

  private async begin(): Promise<RecordSource> {
    const source = this.cache !== null && this.cache.complete ? this.cache.replay() : await this.open();
    // Closed while it opened: nobody else would.
    if (this.closed) await source.close();
    return source;
  }
}
