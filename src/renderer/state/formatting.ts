/** Formatting by ruff: by a key, and before a save by hand. Texts that are saved as they are typed are left as they are. */
import { api } from './connection';
import { documentOf } from './documents';
import { useEditor } from './editor';
import { useLanguage } from './language';
import { notify } from './notices';
import { synced, textVersion } from './text-sync';

/** Saving does not wait longer for a formatter. */
const mostMs = 1_000;

export async function formatFile(path: string): Promise<void> {
  const root = await synced(path);
  const document = documentOf(path);
  if (root === null || document === undefined) return;
  const version = textVersion(path);
  const { edits } = await api().formatText({ root, path });
  // What was typed meanwhile is worth more than its form.
  if (edits.length > 0 && textVersion(path) === version) document.applyEdits(edits);
}

export function formatActive(): void {
  const { active } = useEditor.getState();
  if (active === null) return;
  formatFile(active).catch((thrown: unknown) =>
    notify('warning', `${active} was not formatted: ${thrown instanceof Error ? thrown.message : String(thrown)}`),
  );
}

/** Never fails: a file that cannot be formatted (it does not parse) is saved as it is. */
export async function formatBeforeSave(): Promise<void> {
  const { active } = useEditor.getState();
  if (active?.endsWith('.py') !== true || !useLanguage.getState().formatsOnSave) return;
  const formatting = formatFile(active).catch(() => undefined);
  await Promise.race([formatting, new Promise<void>((resolve) => setTimeout(resolve, mostMs))]);
}
