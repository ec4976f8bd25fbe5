/** The product's own Python: does it run, has it its packages, can thread mode embed it. */
import type { CheckItem } from '../../../contract/api/commands';
import { toErrorData } from '../../../contract/errors';
import { locateLibrary } from '../../embedded/locate';
import { askProgram } from './ask-program';
import { readSetUpRecord } from './product-files';

const rebuild = 'rm -rf .cache/python && npm start';
/** What apache-flink 2.3.0 resolves to; answers are recorded with these. */
const packages = ['pandas', 'numpy', 'pyarrow', 'cloudpickle'] as const;
const oldestPython = [3, 9] as const;

export async function pythonCheck(python: string | null, asked: string): Promise<CheckItem> {
  const base = { name: 'Python', required: true };
  if (python === null) {
    const detail = asked === '' ? 'the environment of the workbench has not been made' : `there is none at ${asked}`;
    return { ...base, ok: false, detail, fix: 'npm start' };
  }
  const answer = await askProgram(python, ['-I', '-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])']);
  if (!answer.ok) return { ...base, ok: false, detail: `${python} does not run: ${answer.text}`, fix: rebuild };
  const [major = 0, minor = 0] = answer.text.split('.').map(Number);
  const ok = major === oldestPython[0] && minor >= oldestPython[1];
  const fix = ok ? null : 'UDF_WORKBENCH_PYTHON=/path/to/python3.11 npm start';
  return { ...base, ok, detail: `${answer.text} at ${python}`, fix };
}

export async function packagesCheck(python: string): Promise<CheckItem> {
  const base = { name: 'Python packages', required: true };
  const code = `import importlib\nfor name in ${JSON.stringify(packages)}:\n    print(name, importlib.import_module(name).__version__)`;
  const answer = await askProgram(python, ['-I', '-c', code]);
  if (answer.ok) return { ...base, ok: true, detail: answer.text.split('\n').join(', '), fix: null };
  const lastLine = answer.text.trim().split('\n').at(-1) ?? '';
  return { ...base, ok: false, detail: lastLine, fix: rebuild };
}

/** Loading the library decides, not what the build says of itself: Debian ships the library apart. */
export async function embeddingCheck(python: string, root: string | null): Promise<CheckItem> {
  const base = { name: 'Python library for thread mode', required: false };
  try {
    const { candidates, notEmbeddable } = await locateLibrary(python);
    const failures: string[] = [];
    for (const candidate of candidates) {
      const loaded = await askProgram(python, ['-I', '-c', 'import ctypes, sys; ctypes.CDLL(sys.argv[1])', candidate]);
      if (loaded.ok) return { ...base, ok: true, detail: candidate, fix: null };
      failures.push(loaded.text.trim().split('\n').at(-1) ?? candidate);
    }
    throw notEmbeddable(failures.join('; '));
  } catch (thrown) {
    const { error, hint = null } = toErrorData(thrown, 'setup');
    const record = root === null ? null : await readSetUpRecord(root, 'python-library');
    const command = typeof record?.['command'] === 'string' ? record['command'] : (commandIn(hint) ?? hint);
    return { ...base, ok: false, detail: error, fix: command };
  }
}

function commandIn(hint: string | null): string | null {
  return /sudo apt-get install [\w.-]+|PYTHON_CONFIGURE_OPTS=.*/.exec(hint ?? '')?.[0] ?? null;
}
