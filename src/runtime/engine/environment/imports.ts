/** What a project imports, found by parsing its files in the chosen interpreter. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import * as v from 'valibot';
import { workbenchError } from '../../../contract/errors';
import type { ImportedModule } from '../../../contract/model/environment';
import { isPythonFile, listEntries } from '../project/list-entries';
import { requiredNames } from './requirements';
import { canonicalName } from './specifier';

const answerSchema = v.object({
  modules: v.array(
    v.object({
      module: v.string(),
      files: v.array(v.string()),
      owner: v.nullable(v.tuple([v.string(), v.string()])),
    }),
  ),
});

/** Where pip's name is not the module's. */
const distributions: ReadonlyMap<string, string> = new Map([
  ['bs4', 'beautifulsoup4'],
  ['Crypto', 'pycryptodome'],
  ['cv2', 'opencv-python-headless'],
  ['dateutil', 'python-dateutil'],
  ['dotenv', 'python-dotenv'],
  ['google', 'protobuf'],
  ['jwt', 'PyJWT'],
  ['PIL', 'pillow'],
  ['psycopg2', 'psycopg2-binary'],
  ['ruamel', 'ruamel.yaml'],
  ['serial', 'pyserial'],
  ['skimage', 'scikit-image'],
  ['sklearn', 'scikit-learn'],
  ['yaml', 'PyYAML'],
]);

const timeoutMs = 60_000;

export async function scanImports(root: string, python: string, workerPath: string): Promise<ImportedModule[]> {
  const files = (await listEntries(root)).filter(isPythonFile).map(({ path: file }) => file);
  const script = path.join(workerPath, 'udf_worker/scan_imports.py');
  const text = await askWithInput(python, ['-I', script], JSON.stringify({ root, files }));
  const { modules } = v.parse(answerSchema, JSON.parse(text));
  const required = await requiredNames(root);
  return modules.map(({ module, files: users, owner }) => {
    // The workbench brings its own; on a cluster it is apache-flink's.
    const isFlink = module === 'pyflink';
    const distribution = isFlink ? 'apache-flink' : (owner?.[0] ?? distributions.get(module) ?? module);
    return {
      module,
      files: users,
      origin: isFlink ? 'pyflink' : owner === null ? 'missing' : 'installed',
      distribution,
      version: owner?.[1] ?? null,
      required: required.has(canonicalName(distribution)),
    };
  });
}

function askWithInput(python: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, { timeout: timeoutMs, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const fail = (reason: string): void =>
      reject(
        workbenchError('WORKER_START_FAILED', 'setup', `${python} could not look at the imports: ${reason}`, {
          python,
        }),
      );
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => (code === 0 ? resolve(output) : fail(errors.trim() || `it ended with exit ${code}`)));
    // One that ends before it has read all says why on stderr.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
