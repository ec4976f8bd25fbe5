/** A set-up step that could not be done, in words, with what the user can do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message what went wrong
   * @param {{ hint?: string, output?: string, logFile?: string }} [more] the way out (an exact command where there is
   *   one), the last lines a command printed, and the file with all of them
   */
  constructor(message, more = {}) {
    super(message);
    this.name = 'SetupError';
    this.hint = more.hint;
    this.output = more.output;
    this.logFile = more.logFile;
  }
}

/** The user pressed Ctrl+C, or the process was asked to end. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/** @param {unknown} error a failure as the lines a user reads */
export function describeFailure(error) {
  if (!(error instanceof SetupError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = [error.message];
  if (error.output) lines.push(error.output.trimEnd().replace(/^/gm, '    '));
  if (error.logFile) lines.push(`The whole output: ${error.logFile}`);
  if (error.hint) lines.push(error.hint);
  return lines.join('\n');
}
