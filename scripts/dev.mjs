/** `npm run dev`: the desktop with the renderer reloaded as its sources are saved. */
import './setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildEngine, buildWindow } from './setup/build-output.mjs';
import { endTree } from './setup/command.mjs';
import { sandboxArguments, usableElectron } from './setup/desktop.mjs';
import { ensure } from './setup/ensure.mjs';
import { productEnvironment } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { developmentPlan } from './setup/plans.mjs';
import { dropStamp } from './setup/stamp.mjs';

await ensure(developmentPlan);
const { binary, reason } = usableElectron();
if (binary === null) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
// What electron-vite leaves in out/ is a development build: the next start builds its own.
for (const name of [buildEngine.name, buildWindow.name]) dropStamp(name);
const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
const noSandbox = sandboxArguments().length > 0 ? ['--noSandbox'] : [];
const args = [tool, 'dev', '--watch', ...noSandbox, '--', join(root, 'examples/flights')];
const env = { ...process.env, ...productEnvironment(), ELECTRON_EXEC_PATH: binary };
// Ending electron-vite alone leaves its Electron alive: it gets a process group that is ended whole.
const child = spawn(process.execPath, args, {
  cwd: root,
  env,
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => endTree(child));
child.on('exit', (code) => process.exit(code ?? 1));
