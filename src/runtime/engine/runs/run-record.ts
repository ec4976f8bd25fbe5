/** One run as the engine keeps it: how far it is, and where its rows are. */
import { rm } from 'node:fs/promises';
import type { DebugOptions } from '../../../contract/model/debug';
import type { ProfileReport, SlotProfile } from '../../../contract/model/profile';
import type { Observe } from '../../../contract/model/report';
import type { RowsPage } from '../../../contract/model/rows';
import type { Field } from '../../../contract/model/data-type';
import { WorkbenchError, workbenchError } from '../../../contract/errors';
import { StoreReader } from '../../store';
import type { TaskManagerHost } from '../task-manager-host';
import type { RunMetrics } from './run-metrics';

const mostRowsInPage = 1_000;

export class RunRecord {
  readonly id: string;
  /** Where the rows are kept; null for runs into another sink. */
  readonly storePath: string | null;
  /** Under the debugger, and how. */
  readonly debug: DebugOptions | null;
  readonly observe: Observe;
  /** `FILE.FUNCTION`: what its exports are called. */
  readonly title: string;
  readonly ended: Promise<void>;
  isCancelRequested = false;
  /** Settles when a cancelled job has left its slots. */
  freeing: Promise<void> | null = null;
  /** Its file is being inspected or its input described: work that no job id names yet. */
  isPreparing = false;
  /** Its TaskManager was started for it alone. */
  ownsHost = false;
  private hasEnded = false;
  /** The TaskManager that has the job, from before it is opened until the end. */
  host: TaskManagerHost | null = null;
  columns: readonly Field[] = [];
  /** From its plan on. */
  metrics: RunMetrics | null = null;
  /** The last report of each slot holds all there is. */
  private readonly profiles = new Map<number, ProfileReport>();
  private settleEnded: (() => void) | null = null;
  private opening: Promise<StoreReader> | null = null;

  constructor(id: string, how: Pick<RunRecord, 'storePath' | 'debug' | 'observe' | 'title'>) {
    this.id = id;
    this.storePath = how.storePath;
    this.debug = how.debug;
    this.observe = how.observe;
    this.title = how.title;
    this.ended = new Promise((resolve) => {
      this.settleEnded = resolve;
    });
  }

  /** A method, since awaiting may change it. */
  isGoing(): boolean {
    return !this.hasEnded;
  }

  markEnded(): void {
    this.hasEnded = true;
    this.host = null;
    this.settleEnded?.();
  }

  keepProfile(slot: number, report: ProfileReport): void {
    this.profiles.set(slot, report);
  }

  /** By slot; empty where nothing was profiled. */
  slotProfiles(): SlotProfile[] {
    return [...this.profiles].map(([slot, report]) => ({ slot, report })).sort((a, b) => a.slot - b.slot);
  }

  /** Rows stored by now; 0 where there is no store (yet). */
  async storedRows(): Promise<number> {
    const reader = await this.reader();
    return reader === null ? 0 : reader.refresh();
  }

  /** Throws BAD_REQUEST where start or count make no page. */
  async page(start: number, count: number): Promise<RowsPage> {
    if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 0 || count > mostRowsInPage) {
      throw workbenchError('BAD_REQUEST', 'usage', `Rows are read in pages of at most ${mostRowsInPage}.`, {
        start,
        count,
      });
    }
    const reader = await this.reader();
    if (reader === null) return { columns: [...this.columns], start, rows: [], total: 0 };
    const total = await reader.refresh();
    const rows = await reader.page(start, Math.min(count, Math.max(0, total - start)));
    return { columns: [...reader.fields], start, rows, total };
  }

  async dispose(): Promise<void> {
    const reader = await this.opening?.catch(() => null);
    await reader?.close();
    this.opening = null;
    if (this.storePath !== null) await rm(this.storePath, { force: true });
  }

  /** null until the writer has written the schema. */
  private async reader(): Promise<StoreReader | null> {
    if (this.storePath === null || this.columns.length === 0) return null;
    this.opening ??= StoreReader.open(this.storePath);
    try {
      return await this.opening;
    } catch (error) {
      this.opening = null;
      // Not there yet, or caught between its creation and its first bytes.
      const isMissing = error instanceof WorkbenchError && error.data.code === 'FILE_NOT_FOUND';
      if (isMissing || this.isGoing()) return null;
      throw error;
    }
  }
}
