/** Finds the shared library of an interpreter by asking the interpreter itself. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import * as v from 'valibot';
import { workbenchError, type WorkbenchError } from '../../contract/errors';

const answerSchema = v.object({
  version: v.string(),
  library: v.nullable(v.string()),
  folder: v.nullable(v.string()),
  staticName: v.nullable(v.string()),
  shared: v.boolean(),
  multiarch: v.nullable(v.string()),
  base: v.string(),
});
type Answer = v.InferOutput<typeof answerSchema>;

export interface PythonLibrary {
  readonly python: string;
  /** `3.11` */
  readonly version: string;
  /** Paths or names to load, likeliest first. The last one leaves the search to the system's loader. */
  readonly candidates: readonly string[];
  readonly notEmbeddable: (tried: string) => WorkbenchError;
}

const question = `
import json, sys, sysconfig
of = sysconfig.get_config_var
print(json.dumps({
    "version": "%d.%d" % sys.version_info[:2], "library": of("INSTSONAME"), "folder": of("LIBDIR"),
    "staticName": of("LDLIBRARY"), "shared": bool(of("Py_ENABLE_SHARED")), "multiarch": of("MULTIARCH"),
    "base": sys.base_prefix}))
`;

const ASK_TIMEOUT_MS = 15_000;

/** Rejects with NO_PYTHON where it cannot be asked and PYTHON_NOT_EMBEDDABLE where it has no shared library at all. */
export async function locateLibrary(python: string): Promise<PythonLibrary> {
  const answer = await ask(python);
  const notEmbeddable = (tried: string): WorkbenchError => notEmbeddableError(python, answer, tried);
  const names = [answer.library, answer.staticName].filter(
    (name): name is string => name !== null && /\.(so|dylib)\b|\.framework|^Python/.test(name),
  );
  if (names.length === 0) throw notEmbeddable('it was built without one');
  const folders = [
    answer.folder,
    path.join(answer.base, 'lib'),
    ...(answer.folder !== null && answer.multiarch !== null ? [path.join(answer.folder, answer.multiarch)] : []),
    answer.base,
  ].filter((folder): folder is string => folder !== null);
  const found = names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .filter((file) => existsSync(file));
  return { python, version: answer.version, candidates: [...new Set([...found, ...names])], notEmbeddable };
}

async function ask(python: string): Promise<Answer> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(python, ['-I', '-c', question], { timeout: ASK_TIMEOUT_MS }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(
        workbenchError(
          'NO_PYTHON',
          'setup',
          missing ? `There is no Python at ${python}.` : `Python at ${python} could not be asked: ${error.message}`,
          { python, stderrTail: stderr.slice(-2_000) },
          { hint: 'Choose another interpreter.' },
        ),
      );
    });
  });
  return v.parse(answerSchema, JSON.parse(output));
}

function notEmbeddableError(python: string, answer: Answer, tried: string): WorkbenchError {
  return workbenchError(
    'PYTHON_NOT_EMBEDDABLE',
    'setup',
    `Thread mode needs the shared library of Python ${answer.version} (${python}), and there is none: ${tried}.`,
    { python, version: answer.version, library: answer.library, folder: answer.folder, sharedBuild: answer.shared },
    { hint: remedy(python, answer) },
  );
}

function remedy(python: string, answer: Answer): string {
  const { version } = answer;
  if (answer.base === '/usr') return `Install it: sudo apt-get install libpython${version}`;
  if (answer.base.includes(`${path.sep}.pyenv${path.sep}`)) {
    return `Build it with the library: PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install --force ${path.basename(answer.base)}`;
  }
  return `Use a Python ${version} with a shared library (Debian: python${version} and libpython${version}; pyenv: PYTHON_CONFIGURE_OPTS=--enable-shared; conda has one), or process mode. Now in use: ${python}`;
}
