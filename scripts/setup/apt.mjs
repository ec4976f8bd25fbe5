/** Debian's and Ubuntu's packages: their names on this release, and their installing where the user is root. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, run } from './command.mjs';
import { SetupError } from './failure.mjs';

export function isOnPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** @returns {Promise<string[] | null>} the packages by their names on this release; null where apt does not know one */
export async function installCommand(task, missing) {
  if (!isDebian()) return null;
  if (process.getuid() === 0) await (listsUpdated ??= updateLists(task));
  const names = new Set();
  for (const { packages } of missing) {
    const name = packages === null ? null : await firstKnown(task, packages);
    if (name !== null) names.add(name);
  }
  return names.size === 0 ? null : [...names].sort();
}

async function firstKnown(task, packages) {
  for (const name of packages.slice(0, -1)) {
    const { code } = await capture('apt-cache', ['show', '--no-all-versions', name], task.command('apt-cache'));
    if (code === 0) return name;
  }
  return packages.at(-1);
}

function isDebian() {
  if (!existsSync('/etc/os-release') || !isOnPath('apt-get')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

const aptOptions = ['-o', 'DPkg::Lock::Timeout=180', '-o', 'Acquire::Retries=3'];
const aptEnvironment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Once a start. */
let listsUpdated;

let lastTurn = Promise.resolve();
export function inTurn(work) {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

async function updateLists(task) {
  // A list that could not be renewed may still be good enough; what is installed from it decides.
  await capture('apt-get', [...aptOptions, 'update'], { ...task.command('apt-update'), env: aptEnvironment });
}

export async function install(task, packages) {
  task.say(`Installing ${packages.join(' ')} …`);
  try {
    await run('apt-get', [...aptOptions, 'install', '-y', '--no-install-recommends', ...packages], {
      ...task.command('apt-install'),
      env: aptEnvironment,
      failure: 'apt-get could not install what is missing.',
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    task.say(error.message);
    if (error.output) task.note(error.output);
  }
}
