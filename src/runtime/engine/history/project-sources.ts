/** The text of a UDF file and of the project's modules that it imports, found by reading import statements, never by running any. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface ProjectSource {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Beyond these it is no project of helpers; what is left out is missing in a rerun, which says so itself by its ImportError. */
const mostFiles = 200;
const mostCharacters = 8 << 20;

/**
 * `files` first, then what they import, directly or not, inside functions too; sorted. Modules that are imported by a computed name are not
 * seen. Files that cannot be read are left out.
 */
export async function projectSources(root: string, files: readonly string[]): Promise<ProjectSource[]> {
  const found = new Map<string, string>();
  const waiting = files.map((file) => path.resolve(file));
  const own = waiting.length;
  let characters = 0;
  for (let next = 0; next < waiting.length && found.size < mostFiles && characters < mostCharacters; next += 1) {
    const file = waiting[next] ?? '';
    const text = found.has(file) ? null : await textOf(file);
    if (text === null) continue;
    found.set(file, text);
    characters += text.length;
    for (const module of importedModules(text)) waiting.push(...candidates(module, path.dirname(file), root));
  }
  const sources = [...found].map(([file, text]) => ({ path: relative(root, file), text }));
  const first = sources.slice(0, own);
  const rest = sources.slice(own).sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...first, ...rest];
}

export function relative(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}

export function isInside(root: string, file: string): boolean {
  const way = path.relative(root, file);
  return way !== '' && !way.startsWith('..') && !path.isAbsolute(way);
}

interface ImportedModule {
  /** Dots before the name: 0 for an absolute import. */
  readonly level: number;
  readonly parts: readonly string[];
}

const statement =
  /^[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]*\)|[^\n#;]+)|import[ \t]+([\w.][^\n#;]*))/gm;

/** What import statements name: of `from a import b` both `a` and `a.b`, as b may be a module. */
export function importedModules(text: string): ImportedModule[] {
  const modules: ImportedModule[] = [];
  const joined = text.replace(/\\\r?\n/g, ' ');
  for (const [, dots = '', from, names, plain] of joined.matchAll(statement)) {
    if (plain !== undefined) {
      for (const name of listed(plain)) modules.push({ level: 0, parts: partsOf(name) });
      continue;
    }
    const parts = partsOf(from ?? '');
    modules.push({ level: dots.length, parts });
    for (const name of listed(names ?? '')) modules.push({ level: dots.length, parts: [...parts, ...partsOf(name)] });
  }
  return modules;
}

function listed(text: string): string[] {
  return text
    .replace(/[()]|#[^\n]*/g, ' ')
    .split(',')
    .map((item) => item.trim().split(/\s+/)[0] ?? '')
    .filter((name) => /^[\w.]+$/.test(name));
}

function partsOf(name: string): string[] {
  return name.split('.').filter((part) => part !== '');
}

/** Files that the module may be, with those of the packages around it. */
function candidates({ level, parts }: ImportedModule, folder: string, root: string): string[] {
  const bases =
    level === 0 ? [...new Set([root, folder])] : [path.resolve(folder, ...Array<string>(level - 1).fill('..'))];
  const files: string[] = [];
  for (const base of bases) {
    if (base !== root && !isInside(root, base)) continue;
    parts.forEach((_, index) => {
      const module = path.join(base, ...parts.slice(0, index + 1));
      files.push(path.join(module, '__init__.py'));
      if (index === parts.length - 1) files.push(`${module}.py`);
    });
  }
  return files;
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
