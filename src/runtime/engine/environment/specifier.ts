/** Versions of Python packages against what is asked of them, for the plain cases: releases, no epochs and no local parts. */

/** `>=1.3.0,<2.3`, `==2.2.*`, `~=1.4`; empty takes any. */
export function fulfils(version: string, specifier: string): boolean {
  return specifier
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .every((part) => fulfilsOne(version, part));
}

function fulfilsOne(version: string, part: string): boolean {
  const [, operator = '', asked = ''] = /^(===|==|!=|~=|<=|>=|<|>)\s*(.+)$/.exec(part) ?? [];
  if (operator === '===') return version === asked;
  if (asked.endsWith('.*')) {
    const isUnder = startsWith(release(version), release(asked.slice(0, -2)));
    return operator === '!=' ? !isUnder : isUnder;
  }
  const order = compareVersions(version, asked);
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '~=':
      return order >= 0 && startsWith(release(version), release(asked).slice(0, -1));
    default:
      // Not understood: pip decides, nothing is claimed to be wrong.
      return true;
  }
}

/** Negative where `a` is older. A pre-release is older than its release. */
export function compareVersions(a: string, b: string): number {
  const left = release(a);
  const right = release(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(isPreRelease(b)) - Number(isPreRelease(a));
}

const release = (version: string): number[] =>
  (/^\d+(?:\.\d+)*/.exec(version.trim())?.[0] ?? '0').split('.').map(Number);
const isPreRelease = (version: string): boolean => /\d(?:a|b|rc|\.?dev)\d*/i.test(version);
const startsWith = (whole: readonly number[], start: readonly number[]): boolean =>
  start.every((part, index) => (whole[index] ?? 0) === part);

/** PyPI's own spelling of a name: `Ruamel_YAML` is `ruamel-yaml`. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
