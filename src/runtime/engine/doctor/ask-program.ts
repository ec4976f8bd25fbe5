/** A short question to another program. */
import { execFile } from 'node:child_process';

const timeoutMs = 20_000;

export interface ProgramAnswer {
  readonly ok: boolean;
  /** What it printed, or why it could not. */
  readonly text: string;
}

export function askProgram(program: string, args: readonly string[]): Promise<ProgramAnswer> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: timeoutMs, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, text: stdout.trim() });
      else resolve({ ok: false, text: stderr.trim() === '' ? error.message : stderr.trim() });
    });
  });
}
