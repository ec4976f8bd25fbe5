/** The interpreter a job asks for, checked before a worker is started with it. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { workbenchError } from '../../../contract/errors';

/** Absolute path; a bare name is looked up on PATH. Throws NO_PYTHON. */
export async function requirePython(python: string): Promise<string> {
  if (python === '') {
    throw workbenchError(
      'NO_PYTHON',
      'setup',
      "The workbench's Python environment is not there.",
      {},
      { hint: 'Run npm start once: it makes the environment. The doctor says what is missing.' },
    );
  }
  const candidates = python.includes(path.sep)
    ? [path.resolve(python)]
    : (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, python));
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  throw workbenchError(
    'NO_PYTHON',
    'setup',
    `There is no Python interpreter at ${python}.`,
    { python },
    { hint: 'Give the path of an interpreter, for example --python /usr/bin/python3.' },
  );
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    // Absent or not ours to run: the next candidate.
    return false;
  }
}
