/** Of questions that a moving cursor asks, only the newest of its kind is of interest: the one before is cancelled. */
import { CancellationTokenSource, type CancellationToken } from 'vscode-languageserver-protocol/node';

export class NewestQuestions {
  private readonly asked = new Map<string, CancellationTokenSource>();

  /** null where another question of the kind came meanwhile. */
  async ask<T>(kind: string, ask: (token: CancellationToken) => Promise<T>): Promise<T | null> {
    this.asked.get(kind)?.cancel();
    const source = new CancellationTokenSource();
    this.asked.set(kind, source);
    try {
      return await ask(source.token);
    } catch (thrown) {
      if (source.token.isCancellationRequested) return null;
      throw thrown;
    } finally {
      if (this.asked.get(kind) === source) this.asked.delete(kind);
    }
  }

  cancelAll(): void {
    for (const source of this.asked.values()) source.cancel();
  }
}
