/** What the page is told about the application it belongs to. */
import type { AppInfo } from '../contract/api/commands';
import { askProgram } from '../runtime/engine/doctor/ask-program';
import { embeddingCheck } from '../runtime/engine/doctor/python-checks';

/** Starts the interpreter for a moment; never rejects, a missing Python is a fact for the page. */
export async function describeApp(known: {
  readonly host: AppInfo['host'];
  readonly version: string;
  /** Interpreter of the product's own environment; empty where there is none. */
  readonly python: string;
}): Promise<AppInfo> {
  const python = await describePython(known.python);
  const components = ['electron', 'chrome', 'node'] as const;
  // Outside Electron only Node has a version.
  const running: Readonly<Record<string, string | undefined>> = process.versions;
  const versions = components.flatMap((name) => {
    const version = running[name];
    return version === undefined ? [] : [[name, version] as const];
  });
  return {
    version: known.version,
    host: known.host,
    versions: { ...Object.fromEntries(versions), ...(python.version === '' ? {} : { python: python.version }) },
    python,
    platform: process.platform,
  };
}

async function describePython(executable: string): Promise<AppInfo['python']> {
  const absent = (problem: string): AppInfo['python'] => ({ executable, version: '', embeddable: false, problem });
  if (executable === '')
    return absent('The Python environment of the workbench has not been made; `npm start` makes it.');
  const [asked, embedding] = await Promise.all([
    askProgram(executable, ['-I', '-S', '-c', 'import sys; print("%d.%d.%d" % sys.version_info[:3])']),
    embeddingCheck(executable, null),
  ]);
  if (!asked.ok) return absent(`${executable} does not run: ${asked.text}`);
  const { ok: embeddable, detail } = embedding;
  return { executable, version: asked.text, embeddable, problem: embeddable ? null : detail };
}
