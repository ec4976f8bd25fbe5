/**
 * What Electron, thread mode and the tests need of the operating system. Debian and Ubuntu as root: it is installed.
 * Elsewhere the exact command is said, and what can run without it runs.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, install, installCommand, isOnPath } from './apt.mjs';
import { capture } from './command.mjs';
import { currentElectron } from './electron.mjs';
import { currentPython } from './python-environment.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Debian's package of a shared library; where releases name it differently, the younger name (t64) stands first. */
const libraryPackages = {
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgcc_s.so.1': ['libgcc-s1'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk_pixbuf-2.0.so.0': ['libgdk-pixbuf-2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libpangocairo-1.0.so.0': ['libpangocairo-1.0-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libX11-xcb.so.1': ['libx11-xcb1'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
};

const programPackages = { Xvfb: ['xvfb'], chromium: ['chromium'] };

/** A library, or a program of the tests, as something that is missing. */
const library = (name) => ({ what: name, packages: libraryPackages[name] ?? null });
const program = (name) => ({ what: name, packages: programPackages[name] });

/** @returns {{ missing: string[], command: string | null } | null} what could not be installed, and the command that would */
export const systemPackagesOf = (name) => readStamp(name);

/** The libraries of the desktop. */
export const desktopLibraries = systemStep({
  name: 'system-libraries',
  title: 'System libraries',
  after: ['electron'],
  key() {
    const binary = currentElectron()?.binary ?? null;
    return binary === null ? 'none' : `${binary} ${statSync(binary).mtimeMs}`;
  },
  async lookFor(task) {
    const binary = currentElectron()?.binary ?? null;
    return binary === null ? [] : missingLibraries(task, binary);
  },
});

/** The library that thread mode embeds: Debian ships it apart from the interpreter. */
export const pythonLibrary = systemStep({
  name: 'python-library',
  title: 'Python library for thread mode',
  after: ['python'],
  key: () => currentPython()?.base ?? 'none',
  /** The other modes do without it: said once, and looked at again when the library has come. */
  isSettled: () => !existsSync(debianLibrary(currentPython())),
  async lookFor() {
    const python = currentPython();
    if (python.embeddable || existsSync(debianLibrary(python))) return [];
    const minor = python.version.split('.').slice(0, 2).join('.');
    const debians = realpathSync(python.base).startsWith('/usr/bin/');
    return [
      { what: python.library || 'libpython', packages: debians ? [`libpython${minor}t64`, `libpython${minor}`] : null },
    ];
  },
});

const debianLibrary = (python) => {
  const architecture = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return join('/usr/lib', architecture, python.library || 'libpython');
};

/** The virtual display and the browser of the end-to-end tests. */
export const testPrograms = systemStep({
  name: 'test-programs',
  title: 'Display and browser for the tests',
  after: [],
  key: () => ['Xvfb', 'chromium'].map((name) => `${name} ${isOnPath(name)}`).join(),
  async lookFor() {
    return ['Xvfb', 'chromium'].filter((name) => !isOnPath(name)).map(program);
  },
});

function systemStep({ name, title, after, key, lookFor, isSettled = () => false }) {
  return {
    name,
    title,
    after,
    isFresh() {
      if (process.platform !== 'linux') return true;
      const stamp = readStamp(name);
      if (stamp === null || stamp.key !== key()) return false;
      return stamp.missing.length === 0 || isSettled();
    },
    async run(task) {
      let missing = await lookFor(task);
      let command = null;
      if (missing.length > 0) {
        // apt does one thing at a time, and says so by failing.
        await inTurn(async () => {
          command = await installCommand(task, missing);
          if (command === null || process.getuid() !== 0) return;
          await install(task, command);
          missing = await lookFor(task);
        });
      }
      for (const item of missing) task.say(`Missing on this machine: ${item.what}.`);
      const advice = missing.length > 0 && command !== null ? `sudo apt-get install -y ${command.join(' ')}` : null;
      if (advice !== null) task.say(`To install: ${advice}`);
      writeStamp(name, { key: key(), missing: missing.map((item) => item.what), command: advice });
    },
  };
}

async function missingLibraries(task, binary) {
  const { output } = await capture('ldd', [binary], task.command('ldd'));
  const names = output
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0]);
  return [...new Set(names)].map(library);
}
