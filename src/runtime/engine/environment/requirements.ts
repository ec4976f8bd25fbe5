/** requirements.txt: what it asks for, against what is installed. pip reads it; here it is only shown. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { requirementsName, type PackageCheck, type Requirements } from '../../../contract/model/environment';
import { canonicalName } from './specifier';
import { stateOf, type Installed } from './wanted-packages';

const requirement =
  /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?((?:[=!~<>]=?=?\s*[^;,)\s]+\s*,?\s*)*)\)?\s*(?:;\s*(.+))?$/;

export async function readRequirements(root: string, installed: Installed): Promise<Requirements> {
  const text = await readFile(path.join(root, requirementsName), 'utf8').catch(() => null);
  return text === null ? null : parseRequirements(text, installed);
}

export function parseRequirements(text: string, installed: Installed): NonNullable<Requirements> {
  const packages: PackageCheck[] = [];
  const others: string[] = [];
  // A backslash joins lines; hashes and other options of a requirement say nothing of its version.
  for (const whole of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = whole.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const [, name, specifier = '', marker] = requirement.exec(line.replace(/\s+--\S.*$/, '').trim()) ?? [];
    if (name === undefined) {
      others.push(line);
      continue;
    }
    const wanted = specifier.replace(/\s+/g, '');
    const found = stateOf(installed, name, wanted);
    const state = found.state === 'missing' && marker !== undefined ? 'conditional' : found.state;
    packages.push({ name, wanted, ...found, state, needs: marker ?? '', here: true });
  }
  return { packages, others };
}

export async function requiredNames(root: string): Promise<ReadonlySet<string>> {
  const found = await readRequirements(root, {});
  return new Set((found?.packages ?? []).map(({ name }) => canonicalName(name)));
}
