/** The headless command line: parses, runs one command, prints, and ends with 0 (done), 1 (failed) or 2 (wrong usage). */
import { toErrorData } from '../contract/errors';
import { exitCodeOf, reportError } from './report-error';
import { parseCommandLine } from './program';
import { flushOutput, quietBrokenPipes } from './terminal';

async function main(): Promise<number> {
  quietBrokenPipes();
  try {
    return await parseCommandLine(process.argv.slice(2));
  } catch (thrown) {
    const error = toErrorData(thrown, 'usage');
    reportError(error);
    return exitCodeOf(error);
  }
}

void main().then(async (code) => {
  await flushOutput();
  // Everything has been closed in order by now; a handle that a library left open must not keep the shell waiting.
  process.exit(code);
});
