/** Finds what a file imports and holds it against the table. */
import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { posix, relative } from 'node:path';
import typescript from 'typescript';

const builtins = new Set(builtinModules);
/** Tests, and what several tests of a folder share. */
const isTest = (file) => /(\.test|-fixture)\.(ts|tsx|mjs)$/.test(file);
const isBelow = (path, folder) => path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}.`);

/** @returns {string[]} every specifier of import, export … from, import() and require() in the text */
export function specifiersOf(text) {
  const { importedFiles } = typescript.preProcessFile(text, true, true);
  return importedFiles.map(({ fileName }) => fileName);
}

/** `@scope/name/deep` and `name/deep` as the package's name. */
function packageName(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/**
 * @param {readonly object[]} table @param {string} file relative to the repository, with forward slashes @param {string} text
 * @returns {string[]} one sentence a breach
 */
export function breachesOf(table, file, text) {
  const row = table.filter(({ folder }) => isBelow(file, folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
  if (row === undefined) return [`${file}: its folder is not in the table of scripts/checks/import-table.mjs.`];
  const more = isTest(file) ? row.tests : undefined;
  const files = [row.folder, ...row.files, ...(more?.files ?? [])];
  const packages = [...row.packages, ...(more?.packages ?? [])];
  const node = row.node || more?.node === true;
  return specifiersOf(text).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = posix.normalize(posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')));
      return files.some((folder) => isBelow(target, folder)) ? [] : [`${file} may not import ${target}.`];
    }
    if (specifier.startsWith('node:') || builtins.has(specifier)) {
      return node ? [] : [`${file} may not import ${specifier}: ${row.folder} knows no Node.`];
    }
    const name = packageName(specifier);
    return packages.includes(name) ? [] : [`${file} may not import the package ${name}.`];
  });
}

/** @param {string} root @param {readonly string[]} paths absolute */
export function breachesIn(root, table, paths) {
  return paths.flatMap((path) =>
    breachesOf(table, relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')),
  );
}
