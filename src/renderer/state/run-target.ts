/** What a run or a comparison is of: the function as it stands in the text that is saved first. */
import { workbenchError } from '../../contract/errors';
import { documentOf } from './documents';
import { saveAll, useEditor } from './editor';
import { afterEdit, type FunctionTarget } from './function-at';
import { textHash } from '../../contract/text-hash';

/** What was run, so that answers can be told from the code they belong to. */
export interface RunTarget {
  /** Project path. */
  readonly file: string;
  readonly name: string;
  /** Fingerprint of the text that ran. */
  readonly codeHash: string;
}

export function runTarget({ file, info }: FunctionTarget): RunTarget {
  return { file, name: info.name, codeHash: textHash(documentOf(file)?.readText() ?? '') };
}

/** Saves all, then answers the function as the saved text has it. Throws SINK_UNWRITABLE; `undone` is `run`, `compared` or `tuned`. */
export async function savedTarget(
  target: FunctionTarget,
  undone: 'run' | 'compared' | 'tuned',
): Promise<FunctionTarget> {
  const { file } = target;
  if (await saveAll()) return afterEdit(target);
  throw workbenchError(
    'SINK_UNWRITABLE',
    'setup',
    `${file} could not be saved, so it was not ${undone}.`,
    { file },
    { hint: 'See the reason in the status bar; your text is kept and saving is tried again.' },
  );
}

/** True where the file was edited after this was measured; false while nothing is known. */
export function useEditedSince(target: RunTarget | null): boolean {
  const file = useEditor((store) => store.files.find(({ path }) => path === target?.file));
  if (target === null || file === undefined) return false;
  return file.savedHash !== target.codeHash || file.save.kind !== 'saved';
}
