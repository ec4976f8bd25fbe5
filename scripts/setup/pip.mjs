/** pip, as it is called by every step that needs it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.mjs';

/** pip with the user's index, proxy and certificates, but without the settings that would put packages elsewhere. */
export function pipEnvironment() {
  const env = { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PIP_USER: '0' };
  for (const name of ['PYTHONHOME', 'PYTHONPATH', 'PIP_TARGET', 'PIP_PREFIX', 'PIP_REQUIRE_VIRTUALENV'])
    delete env[name];
  return env;
}

/**
 * Fetches one file of one package, checked against its sum; nothing is installed.
 * @param {object} task @param {string} python
 * @param {{ requirement: string, sha256: string, file: string }} artifact `file`: its name in the index
 * @param {string} folder where it goes @returns {Promise<string>} its path
 */
export async function downloadArtifact(task, python, { requirement, sha256, file }, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `${requirement} --hash=sha256:${sha256}\n`);
  const args = ['-m', 'pip', 'download', '--no-deps', '--require-hashes', '-r', requirements, '-d', folder];
  await task.twice(() =>
    run(python, args, {
      ...task.command(`download-${requirement.split('=')[0]}`),
      env: pipEnvironment(),
      failure: `pip could not download ${requirement}.`,
      hint: 'Is the Python package index reachable from here (pip download six)?',
    }),
  );
  return join(folder, file);
}
