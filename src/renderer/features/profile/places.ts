/** Where a function or a line is, and going there: own files open in the editor. */
import type { Profile, ProfiledFunction } from '../../../contract/model/profile-tree';
import { revealPlace } from '../../state/editor';
import { baseName, projectPath } from '../../state/paths';
import { openedProject } from '../../state/project';

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** ` (delay.py:12)`; nothing for what is in C. */
export function placeText(called: ProfiledFunction | null): string {
  return called === null || called.file === '~' ? '' : ` (${baseName(called.file)}:${called.line})`;
}

/** The function's own line with the most time; its first line where none was sampled. */
export function hottestPlace({ lines, functions }: Profile, called: ProfiledFunction | null): Place | null {
  if (called === null) return null;
  const next = Math.min(
    ...functions.filter(({ file, line }) => file === called.file && line > called.line).map(({ line }) => line),
  );
  const own = lines.filter(({ file, line }) => file === called.file && line >= called.line && line < next);
  const hottest = own.reduce<(typeof own)[number] | null>(
    (best, each) => (best === null || each.totalNs > best.totalNs ? each : best),
    null,
  );
  return { file: called.file, line: hottest?.line ?? called.line };
}

export function isOpenable(place: Pick<Place, 'file'> | null): boolean {
  const project = openedProject();
  return place !== null && project !== null && project.files.includes(projectPath(project.root, place.file));
}

/** False where it is no file of the project. `focus`: the keys go to the editor. */
export function openPlace(place: Place | null, focus: boolean): boolean {
  const project = openedProject();
  if (place === null || project === null || !isOpenable(place)) return false;
  revealPlace(projectPath(project.root, place.file), place.line, 1, focus);
  return true;
}
