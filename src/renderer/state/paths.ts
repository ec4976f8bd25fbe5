/** Project paths are relative with forward slashes; the engine takes absolute ones. */

export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\\\') || /^[A-Za-z]:[\\/]/.test(path);
}

export function absolutePath(root: string, path: string): string {
  if (isAbsolutePath(path)) return path;
  return `${root.replace(/[\\/]+$/, '')}/${path}`;
}

/** Relative to the root where the path lies in it, else unchanged. */
export function projectPath(root: string, path: string): string {
  const folder = `${slashed(root).replace(/\/+$/, '')}/`;
  const whole = slashed(path);
  return whole.startsWith(folder) ? whole.slice(folder.length) : path;
}

export function baseName(path: string): string {
  return slashed(path).replace(/\/+$/, '').split('/').at(-1) ?? path;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/** The folder a path lies in, without its last slash; '' for one that lies in none. */
export function folderOf(path: string): string {
  const whole = slashed(path);
  return whole.slice(0, Math.max(0, whole.lastIndexOf('/')));
}

export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Where a path is after `from` was moved to `to`; itself where it was not moved along. */
export function movedPath(path: string, from: string, to: string): string {
  return isAtOrBelow(path, from) ? `${to}${path.slice(from.length)}` : path;
}

/** `folder` may be ''. */
export function joinedPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
