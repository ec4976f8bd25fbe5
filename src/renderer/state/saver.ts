/** Saves one text as it is typed: debounced, one write at a time, the newest text last, retried until it is on disk. */
import { toErrorData, type ErrorData } from '../../contract/errors';

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: ErrorData };

export interface SaverOptions {
  /** After the last change. */
  readonly delayMs: number;
  /** After the first change that is not written: who types on and on is saved all the same. */
  readonly longestMs: number;
  /** Waits before the retries; the last one repeats. */
  readonly retryMs: readonly number[];
  readonly read: () => string;
  readonly write: (text: string) => Promise<void>;
  readonly onState: (state: SaveState) => void;
  /** Called with each text that has reached the disk. */
  readonly onSaved?: (text: string) => void;
}

export class Saver {
  private readonly options: SaverOptions;
  private revision = 0;
  private savedRevision = 0;
  private failures = 0;
  private dirtySince = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<boolean> | null = null;

  constructor(options: SaverOptions) {
    this.options = options;
  }

  isDirty(): boolean {
    return this.savedRevision < this.revision;
  }

  /** The text has changed. */
  touch(): void {
    if (!this.isDirty()) this.dirtySince = performance.now();
    this.revision += 1;
    // A failure stays visible until a write has worked.
    if (this.failures === 0) this.options.onState({ kind: 'pending' });
    const { delayMs, longestMs } = this.options;
    this.schedule(Math.max(0, Math.min(delayMs, this.dirtySince + longestMs - performance.now())));
  }

  /** What is on the disk is what should be there: nothing is left to write. */
  settle(): void {
    clearTimeout(this.timer);
    this.savedRevision = this.revision;
    this.failures = 0;
    this.options.onState({ kind: 'saved' });
  }

  /** Writes now what is not written yet. False where the write failed; a retry is then on its way. */
  flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.writing !== null) return this.writing;
    if (!this.isDirty()) return Promise.resolve(true);
    this.writing = this.writeUntilClean().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  /** Stops the timers; what is not written is lost, so flush first. */
  dispose(): void {
    clearTimeout(this.timer);
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delayMs);
  }

  /** Text typed during a write is written by the next turn of the loop. */
  private async writeUntilClean(): Promise<boolean> {
    while (this.isDirty()) {
      const revision = this.revision;
      const text = this.options.read();
      if (this.failures === 0) this.options.onState({ kind: 'saving' });
      try {
        await this.options.write(text);
      } catch (thrown) {
        this.options.onState({ kind: 'failed', error: toErrorData(thrown, 'sink') });
        const { retryMs } = this.options;
        this.schedule(retryMs[Math.min(this.failures, retryMs.length - 1)] ?? 1_000);
        this.failures += 1;
        return false;
      }
      this.failures = 0;
      this.savedRevision = Math.max(this.savedRevision, revision);
      this.dirtySince = performance.now();
      this.options.onSaved?.(text);
    }
    clearTimeout(this.timer);
    this.options.onState({ kind: 'saved' });
    return true;
  }
}
