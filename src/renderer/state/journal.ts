/** Sends what is typed to the engine's drafts at once, the newest text last: one request at a time, so that fast typing is not a queue. */
export class Journal {
  private readonly send: (text: string | null) => Promise<unknown>;
  private readonly read: () => string;
  private wanted: 'nothing' | 'text' | 'drop' = 'nothing';
  private sending = false;
  private kept = false;

  constructor(read: () => string, send: (text: string | null) => Promise<unknown>) {
    this.read = read;
    this.send = send;
  }

  /** The text has changed. */
  touch(): void {
    this.wanted = 'text';
    void this.work();
  }

  /** The text is where it belongs. */
  drop(): void {
    if (!this.kept) return;
    this.wanted = 'drop';
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.wanted !== 'nothing') {
      const text = this.wanted === 'text' ? this.read() : null;
      this.wanted = 'nothing';
      this.kept = text !== null;
      // A folder that cannot be written: the file itself says so, where the user looks.
      await this.send(text).catch(() => undefined);
    }
    this.sending = false;
  }
}
