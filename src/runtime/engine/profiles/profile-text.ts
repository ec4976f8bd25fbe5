/** The profile as a text, for a log or a mail. */
import { clockShare, functionTable, profileShares } from '../../../contract/model/profile-figures';
import type { Profile, ProfiledFunction } from '../../../contract/model/profile-tree';

const mostFunctions = 60;
const mostLines = 30;

export function profileText(title: string, profile: Profile): string {
  const shares = profileShares(profile);
  const head = [
    `Profile of ${title}: ${profile.way}, ${profile.rows} rows, ${seconds(profile.wallNs)} in the worker.`,
    `Own code ${percent(shares.own)}, libraries ${percent(shares.libraries)}, engine ${percent(shares.engine)}.`,
    `The stage clocks give the function ${percent(clockShare(profile))}.`,
    ...(profile.samples === 0
      ? []
      : [`${profile.samples} samples, which took ${seconds(profile.samplerNs)} of processor time.`]),
    ...profile.notes,
  ];
  return `${[...head, ...functionLines(profile), ...hotLines(profile), ...memoryLines(profile), ...slowLines(profile)].join('\n')}\n`;
}

function functionLines(profile: Profile): string[] {
  const rows = functionTable(profile).slice(0, mostFunctions);
  return [
    '',
    '    self    total        calls  function',
    ...rows.map(
      ({ function: each, self, total, calls }) =>
        `${percent(self).padStart(8)} ${percent(total).padStart(8)} ${String(calls ?? '').padStart(12)}  ${nameOf(each)}`,
    ),
  ];
}

function hotLines({ lines, root }: Profile): string[] {
  if (lines.length === 0 || root.totalNs === 0) return [];
  const hottest = [...lines].sort((a, b) => b.selfNs - a.selfNs || b.totalNs - a.totalNs).slice(0, mostLines);
  return [
    '',
    '    self    total  line',
    ...hottest.map(
      ({ file, line, selfNs, totalNs }) =>
        `${percent(selfNs / root.totalNs).padStart(8)} ${percent(totalNs / root.totalNs).padStart(8)}  ${file}:${line}`,
    ),
  ];
}

function memoryLines({ memory }: Profile): string[] {
  if (memory === null) return [];
  return [
    '',
    `Memory: ${megabytes(memory.peakBytes)} at the peak; the lines tell ${megabytes(memory.atBytes)}: own code ${megabytes(memory.own)}, libraries ${megabytes(memory.library)}, engine ${megabytes(memory.engine)}.`,
    '      held       blocks  line',
    ...memory.lines
      .slice(0, mostLines)
      .map(
        ({ file, line, bytes, blocks }) =>
          `${megabytes(bytes).padStart(10)} ${String(blocks).padStart(12)}  ${file}:${line}`,
      ),
  ];
}

function slowLines({ slow }: Profile): string[] {
  if (slow.length === 0) return [];
  return [
    '',
    '      took  input row',
    ...slow.map(({ row, rows, ns, arguments: given }) => {
      const which = rows === 1 ? `${row + 1}` : `${row + 1} to ${row + rows}`;
      return `${`${(ns / 1e6).toFixed(2)} ms`.padStart(10)}  ${which}  ${given.map(([name, text]) => `${name}=${text}`).join(', ')}`.trimEnd();
    }),
  ];
}

function nameOf({ name, file, line }: ProfiledFunction): string {
  return file === '~' ? name : `${name} (${file}:${line})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function seconds(ns: number): string {
  return `${(ns / 1e9).toFixed(3)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
