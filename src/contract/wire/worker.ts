/**
 * Constants of the frames between a slot and its Python worker (docs/protocol.md has the layouts).
 * src/runtime/python/udf_worker/protocol.py holds the same numbers; a test compares the two files.
 */
export const PROTOCOL_VERSION = 1;

/** Bytes of a frame's header: u32 payload length, u32 kind, u32 sequence, u32 rows; little-endian. */
export const FRAME_HEADER_BYTES = 16;

/** Frames larger than this are refused: a corrupt length must not allocate the machine's memory. */
export const FRAME_MAX_BYTES = 1 << 30;

export const FrameKind = {
  // to the worker
  OPEN: 1,
  ROWS: 2,
  BATCH: 3,
  END_BUNDLE: 4,
  CLOSE: 5,
  // from the worker
  HELLO: 101,
  OPENED: 102,
  ROWS_RESULT: 103,
  BATCH_RESULT: 104,
  BUNDLE_DONE: 105,
  CLOSED: 106,
  ERROR: 107,
  // tasks without records
  ANSWER: 108,
  END_OF_SOURCE: 109,
} as const;
export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind];

/** First u32 of a ROWS payload. */
export const RowsFlag = { HAS_NULLS: 1, ASCII_HEAP: 2 } as const;

/** BUNDLE_DONE payload: u64 nanoseconds each, in this order; then u32 rows in, u32 rows out. */
export const workerClocks = ['transport', 'decode', 'user', 'encodeBack', 'sendBack', 'idle'] as const;
