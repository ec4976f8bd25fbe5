/**
 * `npm start [-- PROJECT]`: everything that is needed, then the desktop on the project (the sample "flights" where none is
 * named). Without a display, or without an Electron that runs here, the same workbench is served for a browser.
 */
import './setup/node-version.mjs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { outFolder } from './setup/build-output.mjs';
import { hasDisplay, sandboxArguments, usableElectron } from './setup/desktop.mjs';
import { ensure } from './setup/ensure.mjs';
import { productEnvironment } from './setup/environment.mjs';
import { root } from './setup/paths.mjs';
import { browserHostPlan, desktopPlan } from './setup/plans.mjs';

const project = resolve(process.env['INIT_CWD'] ?? process.cwd(), process.argv[2] ?? join(root, 'examples/flights'));

if (hasDisplay()) {
  await ensure(desktopPlan);
  Object.assign(process.env, productEnvironment());
  const { binary, reason } = usableElectron();
  if (binary === null) serveForBrowser(reason);
  else openDesktop(binary);
} else {
  await ensure(browserHostPlan);
  Object.assign(process.env, productEnvironment());
  serveForBrowser('There is no display here (DISPLAY and WAYLAND_DISPLAY are not set).');
}

function openDesktop(binary) {
  const desktop = spawn(binary, [...sandboxArguments(), root, project], { stdio: 'inherit' });
  // Ctrl+C reaches the desktop by itself; we stay until it has closed.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => desktop.kill(name));
  desktop.on('error', (error) => {
    process.stderr.write(`The desktop did not start: ${error.message}\n`);
    process.exit(1);
  });
  desktop.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function serveForBrowser(reason) {
  process.stderr.write(`${reason}\nServing the workbench for a browser on this machine instead.\n`);
  const entry = join(outFolder, 'main/server.js');
  process.argv = [process.argv[0], entry, project];
  createRequire(import.meta.url)(entry);
}
