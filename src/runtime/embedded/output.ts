/**
 * What Python prints inside this process. File descriptors 1 and 2 are led into pipes that this process reads itself, so that also what
 * native code prints is caught. A crash would take the pipes with it: the old stderr stays open for faulthandler.
 */
import koffi from 'koffi';
import { Socket } from 'node:net';

export interface CapturedOutput {
  /** Duplicate of the stderr this process was started with. */
  readonly oldStderr: number;
}

export type OutputListener = (source: 'stdout' | 'stderr', chunk: Buffer) => void;

/** Once a process. The pipes are read on the calling thread's event loop and do not keep it alive. */
export function captureOutput(listener: OutputListener): CapturedOutput {
  const libc = koffi.load(null);
  const pipe: (ends: Int32Array) => number = libc.func('int pipe(_Out_ int *ends)');
  const duplicate: (fd: number) => number = libc.func('int dup(int fd)');
  const duplicateTo: (from: number, to: number) => number = libc.func('int dup2(int from, int to)');
  const close: (fd: number) => number = libc.func('int close(int fd)');

  const oldStderr = duplicate(2);
  const lead = (fd: 1 | 2, source: 'stdout' | 'stderr'): void => {
    const ends = new Int32Array(2);
    const [readEnd = -1, writeEnd = -1] = pipe(ends) === 0 ? ends : [];
    if (readEnd < 0) throw new Error('No pipe could be made for the output of the embedded Python.');
    duplicateTo(writeEnd, fd);
    close(writeEnd);
    const socket = new Socket({ fd: readEnd, readable: true, writable: false });
    socket.unref();
    socket.on('data', (chunk: Buffer) => listener(source, chunk));
  };
  lead(1, 'stdout');
  lead(2, 'stderr');
  return { oldStderr };
}
