/** stdout, stderr and what can happen to them. */
import { once } from 'node:events';

let isStdoutGone = false;
const goneListeners = new Set<() => void>();

/** A reader that has seen enough (`| head`) ends the output, not the world: afterwards writing is a no-op. */
export function quietBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      if (stream !== process.stdout) return;
      isStdoutGone = true;
      for (const listener of goneListeners) listener();
    });
  }
}

/** `listener` is called when nobody reads stdout any more. Returns what ends the listening. */
export function onStdoutGone(listener: () => void): () => void {
  goneListeners.add(listener);
  if (isStdoutGone) listener();
  return () => {
    goneListeners.delete(listener);
  };
}

/** Resolves when there is room for more. */
export async function writeStdout(text: string): Promise<void> {
  if (isStdoutGone || text === '') return;
  if (process.stdout.write(text)) return;
  const gone = new AbortController();
  const unlisten = onStdoutGone(() => gone.abort());
  try {
    await once(process.stdout, 'drain', { signal: gone.signal });
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    unlisten();
  }
}

/** Resolves when what was written has left the process, so that exiting cuts nothing off. */
export async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.destroyed || (stream === process.stdout && isStdoutGone)) continue;
    await new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
  }
}

/** A line that is written over; only on a terminal. */
export class ProgressLine {
  private readonly isShown = process.stderr.isTTY;
  private width = 0;

  show(text: string): void {
    if (!this.isShown) return;
    const line = text.slice(0, process.stderr.columns - 1);
    process.stderr.write(`\r${line.padEnd(this.width)}`);
    this.width = line.length;
  }

  clear(): void {
    if (!this.isShown || this.width === 0) return;
    process.stderr.write(`\r${' '.repeat(this.width)}\r`);
    this.width = 0;
  }
}

/** A line for the reader, not for a program; the progress line makes room for it. */
export function say(text: string, progress: ProgressLine | null = null): void {
  progress?.clear();
  process.stderr.write(`${text}\n`);
}
