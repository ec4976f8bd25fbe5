/** Which function the user means: the one at the cursor of the file in front. */
import type { UdfInfo } from '../../contract/model/udf';
import { saveAll, useEditor } from './editor';
import { functionsNow, inspected, useInspections } from './inspections';

export interface FunctionTarget {
  /** Project path. */
  readonly file: string;
  readonly info: UdfInfo;
}

/** The last function that begins at or before the line, else the first one. */
export function functionAtLine(functions: readonly UdfInfo[], line: number): UdfInfo | null {
  let found: UdfInfo | null = null;
  for (const info of functions) {
    if (info.line <= line && (found === null || info.line >= found.line)) found = info;
  }
  return (
    found ?? functions.reduce<UdfInfo | null>((first, info) => (first && first.line <= info.line ? first : info), null)
  );
}

export function currentFunction(): FunctionTarget | null {
  const { active, cursorLine } = useEditor.getState();
  if (active === null) return null;
  const info = functionAtLine(useInspections.getState().files[active]?.functions ?? [], cursorLine);
  return info === null ? null : { file: active, info };
}

/** The same; of a file that has just been opened or mended the functions are waited for, so that no key press is lost. */
export async function awaitedFunction(): Promise<FunctionTarget | null> {
  const { active } = useEditor.getState();
  const known = currentFunction();
  if (known !== null || active?.endsWith('.py') !== true) return known;
  await inspected(active);
  const found = currentFunction();
  // What was looked at last may be an older text, in which there was none.
  if (found !== null || !(await saveAll())) return found;
  await functionsNow(active);
  return currentFunction();
}

/**
 * The same function in the text that is saved now. A run may be asked for faster than the edit was looked at: where the name is gone,
 * the function at the cursor is meant.
 */
export async function afterEdit(target: FunctionTarget): Promise<FunctionTarget> {
  const functions = await functionsNow(target.file);
  const info =
    functions.find(({ name }) => name === target.info.name) ??
    functionAtLine(functions, useEditor.getState().cursorLine);
  return info === null ? target : { file: target.file, info };
}

export function useCurrentFile(): string | null {
  return useEditor((store) => store.active);
}

export function useCurrentFunction(): UdfInfo | null {
  const active = useEditor((store) => store.active);
  const line = useEditor((store) => store.cursorLine);
  return useInspections((store) =>
    active === null ? null : functionAtLine(store.files[active]?.functions ?? [], line),
  );
}
