/** Fails where a file imports what the table in checks/import-table.mjs does not allow it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { breachesIn } from './checks/imports.mjs';
import { importTable } from './checks/import-table.mjs';
import { root } from './setup/paths.mjs';
import { listFiles } from './setup/stamp.mjs';

const isSource = (path) => /\.(ts|tsx|mjs|js)$/.test(path);
const folders = ['src', 'e2e', 'bench', 'scripts'].map((name) => join(root, name)).filter((path) => existsSync(path));
const files = folders.flatMap((folder) => listFiles(folder, isSource)).map(({ path }) => path);
const breaches = breachesIn(root, importTable, files);
for (const breach of breaches) console.error(breach);
if (breaches.length > 0) process.exitCode = 1;
else console.log(`${files.length} files import only what they may.`);
