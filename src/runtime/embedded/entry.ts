/** Calls into the embedded interpreter from any thread of this process. docs/protocol.md has the operations. */
import koffi from 'koffi';

export const EntryOp = {
  OPEN: 1,
  RUN: 2,
  CLOSE: 3,
  TASK: 4,
  FINISH: 5,
  LIMIT: 6,
  DEBUG: 7,
  REPORT: 8,
  FETCH: 9,
} as const;
export type EntryOp = (typeof EntryOp)[keyof typeof EntryOp];

export interface PythonEntry {
  /**
   * Blocks until Python has answered. Returns the answer's bytes within a buffer that the next call of this entry uses
   * again: copy what must stay.
   */
  call(op: EntryOp, slot: number, input: Uint8Array): Uint8Array;
}

type EntryFunction = (
  op: number,
  slot: number,
  input: Uint8Array,
  inputBytes: number,
  output: Uint8Array,
  outputBytes: number,
) => number | bigint;

const FIRST_OUTPUT_BYTES = 1 << 16;

/** `library`: path of the loaded libpython; `address`: of the C entry. */
export function bindEntry(library: string, address: bigint): PythonEntry {
  // In a thread that has not loaded a library and called something, decoding a function pointer crashed.
  const isInitialized: () => number = koffi.load(library).func('int Py_IsInitialized(void)');
  if (isInitialized() === 0) throw new Error('The embedded interpreter is not running.');
  const prototype = koffi.proto('int64_t (int32_t, int32_t, void *, int64_t, void *, int64_t)');
  const entry = koffi.decode(address, prototype) as EntryFunction;
  let output = new Uint8Array(FIRST_OUTPUT_BYTES);
  return {
    call(op, slot, input) {
      let length = Number(entry(op, slot, input, input.byteLength, output, output.byteLength));
      if (length < 0) {
        // The next answers are as long or a little longer.
        output = new Uint8Array(Math.ceil(-length * 1.25));
        length = Number(entry(EntryOp.FETCH, slot, input, 0, output, output.byteLength));
      }
      if (length < 0) throw new Error('The embedded interpreter did not give an answer it had announced.');
      return output.subarray(0, length);
    },
  };
}
