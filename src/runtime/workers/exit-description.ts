/** How a Python process ended, in words a user can act on. */
export interface WorkerExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last lines it wrote to stderr; holds faulthandler's report after a crash in native code. */
  readonly stderrTail: string;
}

interface SignalWords {
  readonly number: number;
  readonly meaning: string;
  readonly hint: string;
}

const signals: Readonly<Record<string, SignalWords>> = {
  SIGSEGV: {
    number: 11,
    meaning: 'segmentation fault',
    hint: 'Native code (a C extension, or ctypes) touched memory it does not own. The lines below show where Python was.',
  },
  SIGABRT: {
    number: 6,
    meaning: 'aborted',
    hint: 'Native code gave up on purpose, mostly after it found its own memory damaged. Its last words are below.',
  },
  SIGBUS: {
    number: 7,
    meaning: 'bus error',
    hint: 'Native code read a mapped file or memory that is gone: a full /dev/shm or a shortened file are the usual reasons.',
  },
  SIGFPE: { number: 8, meaning: 'arithmetic fault', hint: 'Native code divided an integer by zero.' },
  SIGILL: {
    number: 4,
    meaning: 'illegal instruction',
    hint: 'A package was built for another processor. Install it again for this machine.',
  },
  SIGKILL: {
    number: 9,
    meaning: 'killed from outside',
    hint: 'The system or somebody else killed it. Where memory ran out, use smaller bundles or a smaller slice of the data.',
  },
  SIGTERM: { number: 15, meaning: 'asked to end from outside', hint: 'Somebody else ended the process.' },
};

/** `was killed by signal 11 (segmentation fault)`, `ended with exit code 3`. */
export function describeExit(exit: WorkerExit): string {
  if (exit.signal !== null) {
    const words = signals[exit.signal];
    return words === undefined
      ? `was killed by ${exit.signal}`
      : `was killed by signal ${words.number} (${words.meaning})`;
  }
  return exit.exitCode === null ? 'ended without an exit code' : `ended with exit code ${exit.exitCode}`;
}

/** What to do about it. */
export function exitHint(exit: WorkerExit): string {
  const words = exit.signal === null ? undefined : signals[exit.signal];
  if (words !== undefined) return words.hint;
  return exit.exitCode === 0 || exit.exitCode === null
    ? 'The function, or a package it uses, ended the Python process: look for os._exit.'
    : 'Look for os._exit in the function and the packages it uses, and at the last lines it wrote.';
}

/** The facts of an exit as errors carry them. */
export function exitFacts(exit: WorkerExit): Record<string, unknown> {
  return {
    exitCode: exit.exitCode,
    signal: exit.signal === null ? null : (signals[exit.signal]?.number ?? null),
    signalName: exit.signal,
    stderrTail: exit.stderrTail,
  };
}
