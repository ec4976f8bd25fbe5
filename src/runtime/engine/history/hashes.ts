/** Fingerprints by which code, settings and data are known again. SHA-256, in hexadecimal digits. */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { EffectiveSettings } from '../../../contract/model/settings';
import type { HistoryFile } from '../../../contract/model/history';

export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function codeHash(files: readonly HistoryFile[]): string {
  const hash = createHash('sha256');
  for (const { path, hash: content } of files) hash.update(`${path}\0${content}\0`);
  return hash.digest('hex');
}

/** Of the values; where they come from makes no difference to what runs. */
export function settingsHash(settings: EffectiveSettings): string {
  const lines = Object.entries(settings).map(([key, { value }]) => `${key}=${value}`);
  return textHash(lines.sort().join('\n'));
}

/** Files beyond this are known by their size and three parts. */
const wholeBytes = 32 << 20;
const partBytes = 1 << 20;

export interface ContentHash {
  readonly hash: string;
  readonly sampled: boolean;
}

/** Throws what the file system says. */
export async function contentHash(path: string): Promise<ContentHash> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256');
    const sampled = size > wholeBytes;
    if (sampled) hash.update(`${size}\0`);
    const parts = sampled ? [0, Math.floor((size - partBytes) / 2), size - partBytes] : [0];
    for (const start of parts) await addPart(file, hash, start, sampled ? partBytes : size);
    return { hash: hash.digest('hex'), sampled };
  } finally {
    await file.close();
  }
}

/** In pieces, so that nothing else waits long for this thread. */
async function addPart(
  file: FileHandle,
  hash: ReturnType<typeof createHash>,
  start: number,
  bytes: number,
): Promise<void> {
  const piece = Buffer.allocUnsafe(Math.min(bytes, 256 << 10));
  for (let done = 0; done < bytes;) {
    const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, bytes - done), start + done);
    if (bytesRead === 0) return;
    hash.update(piece.subarray(0, bytesRead));
    done += bytesRead;
  }
}
