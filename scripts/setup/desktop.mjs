/** How Electron is started on this machine, or why it cannot be. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { currentElectron } from './electron.mjs';
import { systemPackagesOf } from './system-packages.mjs';

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** Chromium refuses to run as root inside its sandbox; for everybody else the sandbox stays. */
export const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** @returns {{ binary: string } | { binary: null, reason: string }} */
export function usableElectron() {
  const { binary, reason } = currentElectron();
  if (binary === null) return { binary, reason };
  const problem = missingLibraries() ?? sandboxProblem(binary);
  return problem === null ? { binary } : { binary: null, reason: problem };
}

function missingLibraries() {
  const { missing, command } = systemPackagesOf('system-libraries') ?? { missing: [], command: null };
  if (missing.length === 0) return null;
  const way = command === null ? "Install them with your system's package manager." : `To install them: ${command}`;
  return `Electron needs libraries that are missing here: ${missing.join(', ')}. ${way}`;
}

/** Chromium's sandbox needs user namespaces or a set-uid helper; without either Electron ends at once. */
function sandboxProblem(binary) {
  if (process.platform !== 'linux' || process.getuid() === 0) return null;
  const forbidden =
    kernelSetting('unprivileged_userns_clone') === '0' ||
    kernelSetting('apparmor_restrict_unprivileged_userns') === '1';
  const helper = join(dirname(binary), 'chrome-sandbox');
  if (!forbidden || !existsSync(helper) || (statSync(helper).uid === 0 && (statSync(helper).mode & 0o4000) !== 0))
    return null;
  return (
    'This system lets no program make a sandbox without the help of root. Allow it once: ' +
    `sudo chown root '${helper}' && sudo chmod 4755 '${helper}'`
  );
}

function kernelSetting(name) {
  const path = `/proc/sys/kernel/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
