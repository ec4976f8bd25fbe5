/** One start of a language server: its process, and the connection over its stdin and stdout. */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

export interface ServerProcess {
  readonly pid: number | undefined;
  readonly connection: ProtocolConnection;
  /** Resolves when the process is gone, with what it said last. */
  readonly ended: Promise<string>;
  kill(): void;
}

const tailCharacters = 2_000;

/**
 * All servers end by themselves when their stdin is closed, so none outlives whoever started it, however that ended.
 * The connection listens only once its owner calls `listen`.
 */
export function startServerProcess(command: ServerCommand, folder: string): ServerProcess {
  const child = spawn(command.program, command.args, {
    cwd: folder,
    env: command.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let tail = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-tailCharacters);
  });
  // A write to a process that is ending fails before its exit is told, which says more.
  child.stdin.on('error', () => undefined);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => undefined);
  return {
    pid: child.pid,
    connection,
    ended: endOf(child).then((how) => [how, tail.trim()].filter((text) => text !== '').join(': ')),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `ended with code ${code ?? 0}` : `ended by ${signal}`),
    );
  });
}
