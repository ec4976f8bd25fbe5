/** Files as language servers name them, and as the window does: project paths with forward slashes, absolute ones outside. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export function fileUri(root: string, projectPath: string): string {
  return pathToFileURL(path.resolve(root, projectPath)).href;
}

/** null for what is no file (an untitled text, a cell). */
export function pathOfUri(root: string, uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  const file = fileURLToPath(uri);
  const relative = path.relative(root, file);
  const isOutside = relative.startsWith('..') || path.isAbsolute(relative);
  return isOutside ? file : relative.split(path.sep).join('/');
}
