/** The interpreter that the product's Python environment is made from. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture } from './command.mjs';
import { SetupError } from './failure.mjs';

/** Flink 2.3 names 3.9 to 3.12; its answers are recorded on 3.11. 3.13 works with pins of its own. */
export const supportedVersions = ['3.9', '3.10', '3.11', '3.12', '3.13'];
const names = ['python3.11', 'python3.12', 'python3.10', 'python3', 'python'];

/**
 * Asks an interpreter for its facts. In a virtual environment the facts are those of its base, because environments
 * are not made from environments. `embeddable`: thread mode needs the shared library, which may be a package of its own.
 */
const probe = `
import ctypes, json, os, struct, subprocess, sys, sysconfig
base = getattr(sys, "_base_executable", None) or sys.executable
if sys.prefix != sys.base_prefix and os.path.realpath(base) != os.path.realpath(sys.executable):
    sys.exit(subprocess.call([base, "-I", "-c", sys.argv[1], sys.argv[1]]))
library = sysconfig.get_config_var("INSTSONAME") or ""
embeddable = sys.platform == "win32"
if ".so" in library or ".dylib" in library:
    folders = [sysconfig.get_config_var("LIBDIR") or "", os.path.join(sys.base_prefix, "lib")]
    folders += [os.path.join(f, sysconfig.get_config_var("MULTIARCH") or "") for f in folders]
    for candidate in [os.path.join(f, library) for f in folders] + [library]:
        if os.path.isabs(candidate) and not os.path.exists(candidate):
            continue
        try:
            ctypes.CDLL(candidate)
            embeddable = True
            break
        except OSError:
            pass
print(json.dumps({
    "executable": sys.executable,
    "version": "%d.%d.%d" % sys.version_info[:3],
    "bits": struct.calcsize("P") * 8,
    "embeddable": embeddable,
    "library": library,
}))
`;

/**
 * UDF_WORKBENCH_PYTHON, else the first of python3.11, 3.12, 3.10, python3 that runs and is new enough. Among several of one
 * name on PATH, one that can be embedded is preferred.
 *
 * @param {object} task
 * @returns {Promise<{ executable: string, version: string, minor: string, embeddable: boolean, library: string }>}
 */
export async function findPython(task) {
  const asked = process.env['UDF_WORKBENCH_PYTHON'];
  if (asked !== undefined && asked !== '') {
    const found = await ask(task, asked);
    if (typeof found !== 'string') return found;
    throw new SetupError(`UDF_WORKBENCH_PYTHON names ${asked}, which cannot be used: ${found}.`, {
      hint: `Give it the path of a Python ${supportedVersions[0]} to ${supportedVersions.at(-1)}, or unset it.`,
    });
  }
  const refused = [];
  for (const name of names) {
    const usable = [];
    for (const candidate of onPath(name)) {
      const found = await ask(task, candidate);
      if (typeof found === 'string') refused.push(`${candidate}: ${found}`);
      else usable.push(found);
    }
    const best = usable.find((python) => python.embeddable) ?? usable[0];
    if (best !== undefined) return best;
  }
  throw new SetupError(`No Python ${supportedVersions[0]} to ${supportedVersions.at(-1)} was found on PATH.`, {
    output: refused.join('\n'),
    hint: 'Install one (Debian, Ubuntu: apt-get install python3 python3-venv) or name one in UDF_WORKBENCH_PYTHON.',
  });
}

function onPath(name) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = [...new Set((process.env['PATH'] ?? '').split(delimiter))].filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + suffix)).filter((path) => existsSync(path));
}

/** @returns the interpreter's facts, or why it cannot be used: version managers leave shims that only print an error */
async function ask(task, executable) {
  const { code, output } = await capture(executable, ['-I', '-c', probe, probe], {
    signal: task.signal,
    log: 'find-python',
    silenceMs: 20_000,
  });
  if (code !== 0) return code === 127 ? 'it does not run' : `it ended with exit ${code}`;
  const line = output.trim().split('\n').at(-1) ?? '';
  const facts = JSON.parse(line);
  const minor = facts.version.split('.').slice(0, 2).join('.');
  if (!supportedVersions.includes(minor)) return `it is Python ${facts.version}`;
  if (facts.bits !== 64) return 'it is a 32-bit Python';
  return { ...facts, minor };
}
