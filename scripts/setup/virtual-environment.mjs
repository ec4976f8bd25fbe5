/**
 * A virtual environment with pip in it, also where the interpreter came without ensurepip or without pip (Debian splits
 * both off): then pip's own wheel, which runs as it is, installs pip.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, install, installCommand } from './apt.mjs';
import { capture, run } from './command.mjs';
import { SetupError } from './failure.mjs';
import { cacheFolder } from './paths.mjs';
import { pipEnvironment } from './pip.mjs';

/** Runs on Python 3.9 to 3.13. */
const pipWheel = {
  version: '25.3',
  file: 'pip-25.3-py3-none-any.whl',
  sha256: '9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd',
};

/** It is built in a folder of another name, which a shell should not show. */
const prompt = ['--prompt', 'udf-workbench'];

/** @param {object} task @param {{ executable: string, minor: string }} base @param {string} place absent as yet */
export async function makeVirtualEnvironment(task, base, place) {
  const options = { ...task.command('venv'), env: pipEnvironment() };
  let whole = await capture(base.executable, ['-m', 'venv', ...prompt, place], options);
  if (whole.code !== 0 && (await installVenv(task, base))) {
    rmSync(place, { recursive: true, force: true });
    whole = await capture(base.executable, ['-m', 'venv', ...prompt, place], options);
  }
  if (whole.code === 0) return;
  rmSync(place, { recursive: true, force: true });
  const bare = await capture(base.executable, ['-m', 'venv', ...prompt, '--without-pip', place], options);
  if (bare.code === 0) {
    const wheel = await fetchPip(task, base);
    const target = join(place, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    await run(target, [join(wheel, 'pip'), 'install', '--no-deps', '--no-index', wheel], {
      ...options,
      failure: 'pip could not be put into the new Python environment.',
    });
    return;
  }
  const foreign = await capture(base.executable, ['-m', 'virtualenv', '--no-periodic-update', place], options);
  if (foreign.code === 0) return;
  throw new SetupError(`${base.executable} cannot make a virtual environment.`, {
    output: whole.output,
    hint: venvHint(base),
  });
}

const venvHint = (base) =>
  `Install the missing part (Debian, Ubuntu: apt-get install python${base.minor}-venv) or name another interpreter in UDF_WORKBENCH_PYTHON.`;

/** Debian's own interpreter has its venv in a package apart. @returns {Promise<boolean>} whether it was installed */
async function installVenv(task, base) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !realpathSync(base.executable).startsWith('/usr/bin/'))
    return false;
  let installed = false;
  await inTurn(async () => {
    const name = `python${base.minor}-venv`;
    const packages = await installCommand(task, [{ what: name, packages: [name] }]);
    if (packages === null) return;
    await install(task, packages);
    installed = true;
  });
  return installed;
}

/** pip's wheel by the interpreter's own pip, which knows the user's index and proxy; else straight from the index. */
async function fetchPip(task, base) {
  const folder = join(cacheFolder, 'pip');
  mkdirSync(folder, { recursive: true });
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `pip==${pipWheel.version} --hash=sha256:${pipWheel.sha256}\n`);
  const wheel = join(folder, pipWheel.file);
  const download = ['-m', 'pip', 'download', '--no-deps', '--require-hashes', '-r', requirements, '-d', folder];
  const own = await capture(base.executable, download, { ...task.command('pip-download'), env: pipEnvironment() });
  if (own.code === 0) return wheel;
  const index = process.env['PIP_INDEX_URL'];
  if (index === undefined) {
    throw new SetupError(`${base.executable} came without pip and without venv.`, {
      output: own.output,
      hint: venvHint(base),
    });
  }
  writeFileSync(wheel, await task.twice(() => fetchFromIndex(task, index)));
  return wheel;
}

async function fetchFromIndex(task, index) {
  const page = `${index.replace(/\/$/, '')}/pip/`;
  try {
    const listing = await fetch(page, { signal: task.signal, headers: { accept: 'text/html' } });
    const html = await listing.text();
    const link = [...html.matchAll(/href="([^"]+)"/g)]
      .map((match) => match[1])
      .find((href) => href.includes(pipWheel.file));
    if (!listing.ok || link === undefined)
      throw new Error(`${page} (HTTP ${listing.status}) does not list ${pipWheel.file}`);
    const answer = await fetch(new URL(link, page), { signal: task.signal });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const wheel = Buffer.from(await answer.arrayBuffer());
    const sum = createHash('sha256').update(wheel).digest('hex');
    if (sum !== pipWheel.sha256) throw new Error(`${pipWheel.file} has sha256 ${sum}, not ${pipWheel.sha256}`);
    return wheel;
  } catch (error) {
    throw new SetupError(`This Python came without pip, and pip could not be fetched from ${page}: ${error.message}`, {
      hint: 'Install pip and venv (Debian, Ubuntu: apt-get install python3-pip python3-venv) and start again.',
    });
  }
}
