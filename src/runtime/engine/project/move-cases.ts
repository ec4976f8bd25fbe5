/** Cases lie beside their UDF file and are called after it: they move with it. */
import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** `from` and `to`: absolute paths of the UDF file before and after. A file of another form, or whose new name is taken, stays. */
export async function moveCases(from: string, to: string): Promise<void> {
  const folder = path.dirname(from);
  const stem = path.basename(from, '.py');
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json') || !(name === `${stem}.json` || name.startsWith(`${stem}.`))) continue;
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => null);
    if (text === null || !isCaseOf(text, path.basename(from), name === `${stem}.json`)) continue;
    const target = path.join(path.dirname(to), `${path.basename(to, '.py')}${name.slice(stem.length)}`);
    await rename(path.join(folder, name), target);
    // By its text, so that the rest of the file stays as it was written.
    const moved = text.replace(/("file"\s*:\s*)"[^"]*"/, (_, key: string) => key + JSON.stringify(path.basename(to)));
    if (moved !== text) await writeFileAtomic(target, moved);
  }
}

/** `implied`: the file's own name says which UDF file it is of. */
function isCaseOf(text: string, file: string, implied: boolean): boolean {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== 'object' || content === null || !('function' in content) || !('input' in content))
      return false;
    return 'file' in content ? content.file === file : implied;
  } catch {
    return false;
  }
}
