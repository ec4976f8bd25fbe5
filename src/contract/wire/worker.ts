/**
 * Constants of the frames between a slot and its Python worker (docs/protocol.md has the layouts).
 * src/runtime/python/udf_worker/protocol.py holds the same numbers; a test compares the two files.
 */
export const PROTOCOL_VERSION = 4;

/** Bytes of a frame's header: u32 payload length, u32 kind, u32 sequence, u32 rows; little-endian. */
export const FRAME_HEADER_BYTES = 16;

/** Frames larger than this are refused: a corrupt length must not allocate the machine's memory. */
export const FRAME_MAX_BYTES = 1 << 30;

/** `kind` holds flags above its lowest 16 bits. */
export const FLAG_BITS = 16;

/** The payload says where in shared memory the real one lies: u64 offset within its area, u64 length. */
export const SHARED_FLAG = 0x10000;

/** Of a BATCH_RESULT: the function still holds the BATCH's shared memory, which must not be written again. */
export const KEPT_FLAG = 0x20000;

/** Shared memory: a page, then the slot's area, then the worker's. The page has the token at 0 and at TAKEN_AT what the slot has read. */
export const SEGMENT_CONTROL_BYTES = 4096;
export const SEGMENT_TAKEN_AT = 64;

export const FrameKind = {
  // to the worker
  OPEN: 1,
  BATCH: 3,
  END_BUNDLE: 4,
  CLOSE: 5,
  FINISH: 6,
  SEGMENT: 7,
  SEGMENT_OPENED: 8,
  // from the worker
  HELLO: 101,
  OPENED: 102,
  BATCH_RESULT: 104,
  BUNDLE_DONE: 105,
  CLOSED: 106,
  ERROR: 107,
  // tasks without records
  ANSWER: 108,
  END_OF_SOURCE: 109,
  // from the worker, records
  FINISHED: 110,
  BATCH_PART: 111,
  SEGMENT_READY: 112,
  // from the worker of a debug run
  DEBUGGER: 120,
  // from the worker of an observed run
  REPORT: 121,
} as const;
export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind];

/** `sequence` of result frames that answer no record frame: what a bundle's end or the input's end gave. */
export const NO_SEQUENCE = 0xffffffff;

/** BUNDLE_DONE payload: u64 nanoseconds each, in this order; then u32 rows in, u32 rows out. */
export const workerClocks = ['transport', 'decode', 'user', 'encodeBack', 'sendBack', 'idle'] as const;
