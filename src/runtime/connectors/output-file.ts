/** A file that grows at its end; what the operating system refuses becomes SINK_UNWRITABLE with the path. */
import { close, openSync, write, writeFileSync, writev } from 'node:fs';
import { promisify } from 'node:util';
import { workbenchError, type WorkbenchError } from '../../contract/errors';

const writeBytes = promisify(write);
const writeVector = promisify(writev);
const closeFile = promisify(close);

/** Calls of `append` and `close` must not overlap. */
export class OutputFile {
  readonly path: string;
  private readonly descriptor: number;
  private isOpen = true;

  /** Creates the file, or empties it. Throws SINK_UNWRITABLE. */
  constructor(path: string) {
    this.path = path;
    try {
      this.descriptor = openSync(path, 'w');
    } catch (error) {
      throw sinkUnwritable(path, error);
    }
  }

  /** As `append`, done on return: for the first bytes of a file that others may open at once. */
  appendNow(bytes: Uint8Array): void {
    try {
      writeFileSync(this.descriptor, bytes);
    } catch (error) {
      throw sinkUnwritable(this.path, error);
    }
  }

  /** Resolves when all bytes are with the operating system. Rejects with SINK_UNWRITABLE. */
  async append(pieces: readonly Uint8Array[]): Promise<void> {
    try {
      const views = pieces.filter((piece) => piece.length > 0);
      const expected = views.reduce((sum, piece) => sum + piece.length, 0);
      let written = views.length === 0 ? 0 : (await writeVector(this.descriptor, views)).bytesWritten;
      // A disk that fills up, or more than 2 GiB at once: the call may stop anywhere in the pieces.
      while (written < expected) {
        const { piece, offset } = pieceAt(views, written);
        written += (await writeBytes(this.descriptor, piece, offset)).bytesWritten;
      }
    } catch (error) {
      throw sinkUnwritable(this.path, error);
    }
  }

  /** Closing twice is the same as once. */
  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    try {
      await closeFile(this.descriptor);
    } catch (error) {
      throw sinkUnwritable(this.path, error);
    }
  }
}

function pieceAt(pieces: readonly Uint8Array[], position: number): { piece: Uint8Array; offset: number } {
  let offset = position;
  for (const piece of pieces) {
    if (offset < piece.length) return { piece, offset };
    offset -= piece.length;
  }
  throw new RangeError(`No byte ${position} in the pieces`);
}

function sinkUnwritable(path: string, error: unknown): WorkbenchError {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  return workbenchError(
    'SINK_UNWRITABLE',
    'sink',
    `Cannot write ${path}: ${reason}.`,
    { path, code },
    { hint: hints[code ?? ''] ?? 'Choose a file that can be written.' },
  );
}

const hints: Readonly<Record<string, string>> = {
  ENOENT: 'The folder does not exist: create it, or choose another.',
  EACCES: 'You may not write there: choose another place, or change the permissions.',
  EISDIR: 'This is a folder: name a file in it.',
  ENOSPC: 'The disk is full: free some space, or choose another disk.',
};
