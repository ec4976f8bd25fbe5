/** What two kept runs differ in. `a` is the older one. */
import type { HistoryDetail } from '../../../contract/model/history';
import { ratioText } from './kept-figures';

export interface ChangedFile {
  readonly path: string;
  /** Hash of its text; null where the run had no such file. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The function's own file first; two functions of different files are set against each other. */
export function changedFiles(a: HistoryDetail, b: HistoryDetail): ChangedFile[] {
  const [ownA, ownB] = [a.files[0], b.files[0]];
  const differs = ownA !== undefined && ownB !== undefined && ownA.path !== ownB.path;
  const own: ChangedFile[] = differs
    ? [{ path: `${ownA.path} and ${ownB.path}`, before: ownA.hash, after: ownB.hash }]
    : [];
  const paths = [...new Set([...a.files, ...b.files].map((file) => file.path))];
  const others = paths
    .filter((path) => !differs || (path !== ownA.path && path !== ownB.path))
    .map((path) => ({ path, before: hashOf(a, path), after: hashOf(b, path) }));
  return [...own, ...others].filter(({ before, after }) => before !== after);
}

function hashOf({ files }: HistoryDetail, path: string): string | null {
  return files.find((file) => file.path === path)?.hash ?? null;
}

export interface SettingChange {
  readonly key: string;
  /** '' where it was not in force. */
  readonly before: string;
  readonly after: string;
}

export function settingChanges(a: HistoryDetail, b: HistoryDetail): SettingChange[] {
  const keys = [...new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])].sort();
  return keys.flatMap((key) => {
    const [before = '', after = ''] = [a.settings[key]?.value, b.settings[key]?.value];
    return before === after ? [] : [{ key, before, after }];
  });
}

/** What changed, and what became of the speed, in one or two sentences. */
export function differenceWords(a: HistoryDetail, b: HistoryDetail): string {
  const changed = [
    ...(a.entry.function === b.entry.function ? [] : ['the function']),
    ...(a.entry.codeHash === b.entry.codeHash ? [] : ['the code']),
    ...(a.entry.settingsHash === b.entry.settingsHash ? [] : ['the settings']),
    ...(a.entry.dataHash === b.entry.dataHash ? [] : ['the data']),
    ...(a.versions.packages.join() === b.versions.packages.join() ? [] : ['the packages']),
    ...(a.versions.python === b.versions.python ? [] : ['Python']),
  ];
  const last = changed.at(-1);
  const list = changed.length > 1 ? `${changed.slice(0, -1).join(', ')} and ${last ?? ''}` : (last ?? '');
  const what = changed.length === 0 ? 'Nothing changed between them.' : `${capital(list)} changed between them.`;
  const ratio = ratioText(a.entry.rowsPerSecond, b.entry.rowsPerSecond);
  return ratio === '' ? what : `${what} The younger one makes ${ratio} the rows per second.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
