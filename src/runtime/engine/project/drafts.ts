/**
 * Texts on their way to their files. What is typed is here within some milliseconds and in its file some hundred later; a process that is
 * killed between leaves it here. Not flushed to the disk: a killed process loses nothing by that, and a key press must not wait for one.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ownFolder, ownFolderName } from './own-folder';

const folderName = 'drafts';

/** One write after the other for each file, so that the last text stays. */
const going = new Map<string, Promise<void>>();

/** null: the text has reached its file. Rejects with what the system says. */
export function keepDraft(root: string, relative: string, text: string | null): Promise<void> {
  const key = path.join(path.resolve(root), relative);
  const before = going.get(key) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => put(path.resolve(root), relative, text));
  going.set(key, mine);
  const forget = (): void => {
    if (going.get(key) === mine) going.delete(key);
  };
  mine.then(forget, forget);
  return mine;
}

/** null where there is none, or where it cannot be read. */
export async function readDraft(root: string, relative: string): Promise<string | null> {
  await going.get(path.join(path.resolve(root), relative))?.catch(() => undefined);
  return readFile(path.join(path.resolve(root), ownFolderName, folderName, nameOf(relative)), 'utf8').catch(() => null);
}

async function put(root: string, relative: string, text: string | null): Promise<void> {
  if (text === null) {
    await rm(path.join(root, ownFolderName, folderName, nameOf(relative)), { force: true });
    return;
  }
  const file = path.join(await ownFolder(root, folderName), nameOf(relative));
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

/** Readable for whoever looks, and unique. */
function nameOf(relative: string): string {
  const hash = createHash('sha256').update(relative).digest('hex').slice(0, 12);
  return `${path.basename(relative).slice(0, 80)}.${hash}`;
}
