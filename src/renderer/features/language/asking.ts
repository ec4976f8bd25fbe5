/** How a provider of the editor asks the engine. */
import { pathOfModel } from '../editor/monaco-models';
import type { editor, IPosition } from '../editor/monaco-setup';
import { synced } from '../../state/text-sync';

export interface Asked {
  readonly root: string;
  readonly path: string;
}

/**
 * Asks once the engine knows what was typed. null where nobody can answer: no servers, or one that has just ended, which is
 * started again meanwhile. What the editor shows then is what it shows without a language server.
 */
export async function asking<T>(model: editor.ITextModel, ask: (at: Asked) => Promise<T>): Promise<T | null> {
  const path = pathOfModel(model);
  const root = path === null ? null : await synced(path);
  if (path === null || root === null || model.isDisposed()) return null;
  return ask({ root, path }).catch(() => null);
}

export function askingAt<T>(
  model: editor.ITextModel,
  position: IPosition,
  ask: (at: Asked & { readonly line: number; readonly column: number }) => Promise<T>,
): Promise<T | null> {
  const { lineNumber: line, column } = position;
  return asking(model, (at) => ask({ ...at, line, column }));
}
