/**
 * CPython inside this process. Started once, on the main thread; never finalised before the process ends, because extension
 * modules such as numpy do not survive a second start.
 */
import koffi, { type LibraryHandle } from 'koffi';
import * as path from 'node:path';
import * as v from 'valibot';
import { workbenchError } from '../../contract/errors';
import { locateLibrary } from './locate';
import { captureOutput, type OutputListener } from './output';

export interface InterpreterOptions {
  /** The interpreter whose library is loaded; of a virtual environment, its packages are importable. */
  readonly python: string;
  /** Folder that holds `udf_worker` and `pyflink`. */
  readonly workerPath: string;
  /** Gets what Python code prints from now on. */
  readonly onOutput: OutputListener;
}

export interface Interpreter {
  readonly python: string;
  /** Path the library was loaded from. */
  readonly library: string;
  /** Addresses of the C entries: of calls, and of interrupting a slot. */
  readonly entry: bigint;
  readonly interruptEntry: bigint;
  /** The stderr this process was started with; fd 2 leads to `onOutput` now. */
  readonly oldStderr: number;
  /** Milliseconds from loading the library to the entries' being there. */
  readonly startMs: number;
  /**
   * Raises an exception in the Python code that `slot` runs. Waits for the GIL on another thread, so it returns at once even
   * where native code keeps the GIL for ever; then the promise never settles.
   */
  interrupt(slot: number): Promise<void>;
}

/** PyConfig differs between versions; all known ones are below 1 KiB. It is only ever touched through its functions. */
const CONFIG_BYTES = 8_192;
const REPLY_BYTES = 65_536;

const replySchema = v.union([v.object({ entry: v.string(), interrupt: v.string() }), v.object({ error: v.string() })]);

// One prototype and one struct a process: koffi refuses a second type of the same name.
const statusType = koffi.struct('PyStatus', {
  kind: 'int',
  func: 'const char *',
  message: 'const char *',
  exitcode: 'int',
});
const interruptPrototype = koffi.proto('int32_t (int32_t)');

interface InterruptFunction {
  async(slot: number, done: (error: Error | null, found: number) => void): void;
}

interface PyStatus {
  readonly kind: number;
  readonly func: string | null;
  readonly message: string | null;
}

let running: Interpreter | null = null;

/**
 * Loads libpython and initialises it for an environment. Rejects with PYTHON_NOT_EMBEDDABLE where the library cannot be loaded, or another
 * interpreter runs here already.
 */
export async function startInterpreter(options: InterpreterOptions): Promise<Interpreter> {
  if (running !== null) {
    if (running.python === options.python) return running;
    throw workbenchError(
      'PYTHON_NOT_EMBEDDABLE',
      'setup',
      `This task manager has embedded ${running.python}; a process can embed one Python only, so ${options.python} needs another one.`,
      { python: options.python, embedded: running.python },
      { hint: 'Restart the task manager.' },
    );
  }
  const location = await locateLibrary(options.python);
  const began = performance.now();
  const { library, handle } = loadLibrary(location.candidates, location.notEmbeddable);
  // Before initialisation: Python looks at its standard streams once.
  const { oldStderr } = captureOutput(options.onOutput);
  initialise(handle, options.python);
  const entries = makeEntries(handle, options.workerPath, oldStderr);
  // The main thread holds the GIL since initialisation; slots could never run.
  handle.func('void *PyEval_SaveThread(void)')();
  const interruptFunction = koffi.decode(entries.interrupt, interruptPrototype) as InterruptFunction;
  running = {
    python: options.python,
    library,
    entry: entries.entry,
    interruptEntry: entries.interrupt,
    oldStderr,
    startMs: performance.now() - began,
    interrupt: (slot) =>
      new Promise((resolve, reject) => {
        interruptFunction.async(slot, (error) => (error === null ? resolve() : reject(error)));
      }),
  };
  return running;
}

function loadLibrary(
  candidates: readonly string[],
  notEmbeddable: (tried: string) => Error,
): { readonly library: string; readonly handle: LibraryHandle } {
  const failures: string[] = [];
  for (const library of candidates) {
    try {
      // Global: extension modules of Debian's Python look for its symbols without naming the library.
      return { library, handle: koffi.load(library, { global: true }) };
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw notEmbeddable(failures.join('; '));
}

/**
 * Isolated: no environment variables, no user site, no signal handlers (they are Node's). The program name, given as argv[0], lets
 * Python find pyvenv.cfg beside it and so the environment's packages.
 */
function initialise(handle: LibraryHandle, python: string): void {
  const config = new Uint8Array(CONFIG_BYTES);
  handle.func('PyConfig_InitIsolatedConfig', 'void', ['void *'])(config);
  const setArgv: (config: Uint8Array, count: number, argv: readonly string[]) => PyStatus = handle.func(
    'PyConfig_SetBytesArgv',
    statusType,
    ['void *', 'intptr_t', 'const char **'],
  );
  const start: (config: Uint8Array) => PyStatus = handle.func('Py_InitializeFromConfig', statusType, ['void *']);
  check(setArgv(config, 1, [python]), python);
  check(start(config), python);
  handle.func('PyConfig_Clear', 'void', ['void *'])(config);
}

function check(status: PyStatus, python: string): void {
  if (status.kind === 0) return;
  throw workbenchError(
    'PYTHON_NOT_EMBEDDABLE',
    'setup',
    `Python ${python} could not be started inside the task manager: ${status.message ?? 'it gave no reason'}.`,
    { python, where: status.func },
    { hint: 'Check that this interpreter runs by itself, or use process mode.' },
  );
}

function makeEntries(
  handle: LibraryHandle,
  workerPath: string,
  oldStderr: number,
): { readonly entry: bigint; readonly interrupt: bigint } {
  const reply = new Uint8Array(REPLY_BYTES);
  const run: (code: string) => number = handle.func('int PyRun_SimpleString(const char *code)');
  const status = run(bootCode(path.resolve(workerPath), koffi.address(reply), oldStderr));
  const text = new TextDecoder().decode(reply.subarray(0, reply.indexOf(0)));
  const answer = status === 0 ? v.parse(replySchema, JSON.parse(text)) : { error: text };
  if ('error' in answer) {
    throw workbenchError(
      'PYTHON_NOT_EMBEDDABLE',
      'setup',
      'The embedded Python could not load the worker’s modules.',
      { workerPath },
      { cause: answer.error, hint: 'Run `npm start` again to mend the installation.' },
    );
  }
  return { entry: BigInt(answer.entry), interrupt: BigInt(answer.interrupt) };
}

/** Python that loads the entries and writes their addresses, or what went wrong, as JSON into the reply. */
function bootCode(workerPath: string, replyAddress: bigint, oldStderr: number): string {
  return `
def _boot():
    import ctypes, faulthandler, json, sys, traceback
    try:
        sys.argv = [""]
        sys.stdout.reconfigure(line_buffering=True)
        faulthandler.enable(${oldStderr})
        sys.path.insert(0, ${JSON.stringify(workerPath)})
        from udf_worker import embedded
        entry, interrupt = embedded.addresses()
        reply = {"entry": str(entry), "interrupt": str(interrupt)}
    except BaseException:
        reply = {"error": traceback.format_exc()}
    text = json.dumps(reply).encode()[: ${REPLY_BYTES - 1}]
    ctypes.memmove(${replyAddress}, text, len(text))

_boot()
del _boot
`;
}
