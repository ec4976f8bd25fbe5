/** What the window needs: Electron, its system libraries, a display. The command line and the browser do without. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CheckItem } from '../../../contract/api/commands';
import { askProgram } from './ask-program';
import { isFile, readSetUpRecord } from './product-files';

export async function desktopChecks(root: string): Promise<CheckItem[]> {
  const electron = await findElectron(root);
  const items: CheckItem[] = [
    {
      name: 'Electron',
      required: false,
      ok: electron.binary !== null,
      detail: electron.binary ?? electron.reason,
      fix: electron.binary === null ? 'npm start' : null,
    },
  ];
  if (process.platform === 'linux') {
    if (electron.binary !== null) items.push(await librariesCheck(root, electron.binary));
    items.push(await displayCheck());
  }
  return items;
}

async function findElectron(root: string): Promise<{ binary: string } | { binary: null; reason: string }> {
  const asked = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const record = await readSetUpRecord(root, 'electron');
  const recorded = typeof record?.['binary'] === 'string' ? record['binary'] : null;
  const candidates = [asked === '' ? null : path.join(asked, platformBinary()), recorded, await packageBinary(root)];
  for (const candidate of candidates) {
    if (candidate !== null && (await isFile(candidate))) return { binary: candidate };
  }
  const reason = typeof record?.['reason'] === 'string' ? record['reason'] : 'it has not been fetched';
  return { binary: null, reason: `${reason}; without it npm start serves the workbench for a browser` };
}

async function packageBinary(root: string): Promise<string | null> {
  const folder = path.join(root, 'node_modules/electron');
  // The package writes this file last, after a whole download.
  const relative = await readFile(path.join(folder, 'path.txt'), 'utf8').catch(() => null);
  return relative === null ? null : path.join(folder, 'dist', relative.trim());
}

function platformBinary(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

async function librariesCheck(root: string, binary: string): Promise<CheckItem> {
  const base = { name: 'system libraries', required: false };
  const answer = await askProgram('ldd', [binary]);
  const missing = answer.text
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '');
  if (answer.ok && missing.length === 0)
    return { ...base, ok: true, detail: 'all that Electron needs are there', fix: null };
  const record = await readSetUpRecord(root, 'system-libraries');
  const command = typeof record?.['command'] === 'string' ? record['command'] : 'npm start';
  const detail = missing.length === 0 ? answer.text : `missing: ${[...new Set(missing)].join(', ')}`;
  return { ...base, ok: false, detail, fix: command };
}

async function displayCheck(): Promise<CheckItem> {
  const base = { name: 'display', required: false };
  const display = [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].find(
    (each) => each !== undefined && each !== '',
  );
  if (display !== undefined) return { ...base, ok: true, detail: display, fix: null };
  const hasVirtual = await virtualDisplay();
  const detail = `none; npm start serves the workbench for a browser${hasVirtual ? ', and the tests use Xvfb' : ''}`;
  const fix = hasVirtual ? 'xvfb-run -a npm start' : 'sudo apt-get install -y xvfb xauth';
  return { ...base, ok: false, detail, fix };
}

async function virtualDisplay(): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = await Promise.all(folders.map((folder) => isFile(path.join(folder, 'Xvfb'))));
  return found.includes(true);
}
