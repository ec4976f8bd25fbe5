/** pip, as a child process with its lines and an end. One installation at a time; never into a Python that is not an environment. */
import { spawn, type ChildProcess } from 'node:child_process';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { toErrorData, workbenchError, type ErrorData } from '../../../contract/errors';
import type { EnvironmentEvent } from '../../../contract/model/environment';
import { pythonIn } from './candidates';

export interface Installation {
  readonly root: string;
  /** What pip is to install: arguments after `pip install`. */
  readonly wanted: readonly string[];
  readonly python: string;
  /** The interpreter that .venv is made of where there is none; null: `python` is there already. */
  readonly base: string | null;
}

const lastLines = 20;

export class InstallService {
  private readonly emit: (event: EnvironmentEvent) => void;
  private readonly pipHost: string;
  private counter = 0;
  private current: Running | null = null;

  /** `pipHost`: an interpreter that has pip, which can install for any other. */
  constructor(pipHost: string, emit: (event: EnvironmentEvent) => void) {
    this.pipHost = pipHost;
    this.emit = emit;
  }

  /** Throws BAD_REQUEST where one is going on. */
  start(installation: Installation): string {
    if (this.current !== null)
      throw workbenchError(
        'BAD_REQUEST',
        'usage',
        'Packages are being installed already.',
        {},
        { hint: 'Wait, or cancel it.' },
      );
    this.counter += 1;
    const installId = `install-${this.counter}`;
    const running = new Running((lines) => this.emit({ kind: 'lines', installId, lines }));
    this.current = running;
    const { python } = installation;
    const phase = (words: string): void => this.emit({ kind: 'installing', installId, python, phase: words });
    running.whenDone = this.run(installation, running, phase)
      .then(
        (): ErrorData | null => null,
        (thrown: unknown) => toErrorData(thrown, 'setup'),
      )
      .then((error) => {
        this.current = null;
        this.emit({ kind: 'installed', installId, python, error });
      });
    running.installId = installId;
    return installId;
  }

  async cancel(installId: string): Promise<void> {
    const running = this.current;
    if (running?.installId !== installId) return;
    running.cancel();
    await running.whenDone;
  }

  async close(): Promise<void> {
    this.current?.cancel();
    await this.current?.whenDone;
  }

  private async run(installation: Installation, running: Running, phase: (words: string) => void): Promise<void> {
    const { root, python, base, wanted } = installation;
    if (base !== null) {
      phase('Making .venv');
      await makeVenv(base, path.join(root, '.venv'), running);
    }
    phase('Asking pip');
    // The workbench's pip installs for any environment, also one without pip.
    const args = [
      '-m',
      'pip',
      '--python',
      python,
      'install',
      '--disable-pip-version-check',
      '--no-input',
      '--progress-bar',
      'off',
      ...wanted,
    ];
    running.onLine = (line) => {
      const words = phaseOf(line);
      if (words !== null) phase(words);
    };
    await running.spawn(this.pipHost, args, root);
  }
}

function again(error: unknown): never {
  throw error;
}

/** Built beside and renamed, so that a cancelled one is no environment. */
async function makeVenv(base: string, place: string, running: Running): Promise<void> {
  if (await stat(pythonIn(place)).catch(() => null)) return;
  const building = `${place}.building`;
  const make = async (...flags: string[]): Promise<void> => {
    await rm(building, { recursive: true, force: true });
    const prompt = path.basename(path.dirname(place));
    await running.spawn(base, ['-m', 'venv', ...flags, '--prompt', prompt, building], path.dirname(place));
  };
  try {
    // Debian splits off what puts pip into an environment; the workbench's pip does without.
    await make().catch((error: unknown) => (running.isCancelled ? again(error) : make('--without-pip')));
    await rename(building, place);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

function phaseOf(line: string): string | null {
  const [, verb = '', rest = ''] =
    /^\s*(Collecting|Downloading|Using cached|Building wheel for|Installing collected packages:)\s+(\S+)/.exec(line) ??
    [];
  switch (verb) {
    case 'Collecting':
      return `Looking for ${rest}`;
    case 'Downloading':
      return `Downloading ${rest}`;
    case 'Using cached':
      return `Taking ${rest} from pip's cache`;
    case 'Building wheel for':
      return `Building ${rest}`;
    case '':
      return null;
    default:
      return 'Installing';
  }
}

class Running {
  installId = '';
  whenDone: Promise<void> = Promise.resolve();
  onLine: (line: string) => void = () => undefined;
  private readonly onLines: (lines: string[]) => void;
  private child: ChildProcess | null = null;
  private cancelled = false;

  constructor(onLines: (lines: string[]) => void) {
    this.onLines = onLines;
  }

  get isCancelled(): boolean {
    return this.cancelled;
  }

  cancel(): void {
    this.cancelled = true;
    const pid = this.child?.pid;
    if (pid === undefined) return;
    // Its own group: pip starts compilers.
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Gone by itself meanwhile.
    }
  }

  /** Rejects with CANCELLED, or WORKER_START_FAILED with the last lines as its cause. */
  spawn(program: string, args: readonly string[], folder: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.cancelled) return reject(cancelledError());
      const tail: string[] = [];
      const child = spawn(program, args, {
        cwd: folder,
        env: pipEnvironment(),
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.child = child;
      const take = lineReader((lines) => {
        tail.push(...lines);
        tail.splice(0, Math.max(0, tail.length - lastLines));
        this.onLines(lines);
        for (const line of lines) this.onLine(line);
      });
      child.stdout.setEncoding('utf8').on('data', take);
      child.stderr.setEncoding('utf8').on('data', take);
      child.once('error', (error) => reject(failed(program, error.message, tail)));
      child.once('close', (code) => {
        this.child = null;
        if (this.cancelled) reject(cancelledError());
        else if (code === 0) resolve();
        else reject(failed(program, lastWords(tail) ?? `exit ${code}`, tail));
      });
    });
  }
}

function lineReader(onLines: (lines: string[]) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    const whole = lines.filter((line) => line.trim() !== '');
    if (whole.length > 0) onLines(whole);
  };
}

const lastWords = (tail: readonly string[]): string | undefined =>
  [...tail]
    .reverse()
    .find((line) => /^\s*ERROR/i.test(line))
    ?.replace(/^\s*ERROR:\s*/i, '') ?? tail.at(-1);

const cancelledError = (): Error =>
  workbenchError(
    'CANCELLED',
    'setup',
    'The installation was cancelled.',
    {},
    { hint: 'What is installed by now stays. Install again to go on.' },
  );

function failed(program: string, reason: string, tail: readonly string[]): Error {
  return workbenchError(
    'PYTHON_PACKAGE_MISSING',
    'setup',
    `The packages could not be installed: ${reason}`,
    { program },
    {
      cause: tail.join('\n'),
      hint: 'Is the package index reachable from here? Install again to go on where it stopped.',
    },
  );
}

/** Settings that would put packages elsewhere, and what is Electron's. */
const notForPip: ReadonlySet<string> = new Set([
  'PYTHONHOME',
  'PYTHONPATH',
  'PIP_TARGET',
  'PIP_PREFIX',
  'PIP_REQUIRE_VIRTUALENV',
  'VIRTUAL_ENV',
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
]);

/** With the user's index, proxy and certificates. */
function pipEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !notForPip.has(name));
  return { ...Object.fromEntries(kept), PIP_USER: '0', PYTHONUNBUFFERED: '1' };
}
