/**
 * `node scripts/build-part.mjs OUT_FOLDER PART …`: builds parts of electron.vite.config.ts (main, preload, renderer) into
 * OUT_FOLDER/PART. electron-vite's own command builds all of them; the command line needs no window, though, and an edit
 * of the one does not make the other stale.
 */
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { root } from './setup/paths.mjs';

const [outDir, ...parts] = process.argv.slice(2);
process.env['NODE_ENV_ELECTRON_VITE'] = 'production';
const options = { root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn', build: { outDir } };
const { config } = await resolveConfig(options, 'build', 'production');
for (const part of parts) await build(config[part]);
