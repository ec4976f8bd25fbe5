/** What lies in a project's folder. Hidden folders, environments and caches are left out. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectEntry } from '../../../contract/model/project';

const mostFiles = 5_000;
const mostFolders = 1_000;
export const deepestFolder = 8;

/** Relative paths with forward slashes, sorted. */
export async function listEntries(root: string): Promise<ProjectEntry[]> {
  const search: Search = { root, entries: [], files: 0, folders: 0 };
  await collect(search, '', 0);
  return search.entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function isPythonFile(entry: ProjectEntry): boolean {
  return entry.kind === 'file' && entry.path.endsWith('.py');
}

export function isSkippedName(name: string): boolean {
  return name.startsWith('.') || name === '__pycache__' || name === 'node_modules' || name === 'site-packages';
}

interface Search {
  readonly root: string;
  readonly entries: ProjectEntry[];
  files: number;
  folders: number;
}

async function collect(search: Search, folder: string, depth: number): Promise<void> {
  search.folders += 1;
  if (depth > deepestFolder || search.folders > mostFolders) return;
  // A folder that may not be listed hides its own files only.
  const found = await readdir(path.join(search.root, folder), { withFileTypes: true }).catch(() => []);
  if (folder !== '' && found.some((entry) => entry.name === 'pyvenv.cfg')) {
    search.entries.splice(
      search.entries.findIndex((entry) => entry.path === folder),
      1,
    );
    return;
  }
  for (const entry of found) {
    if (isSkippedName(entry.name)) continue;
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      search.entries.push({ path: relative, kind: 'folder' });
      await collect(search, relative, depth + 1);
    } else if (search.files < mostFiles) {
      search.files += 1;
      search.entries.push({ path: relative, kind: 'file' });
    }
  }
}
