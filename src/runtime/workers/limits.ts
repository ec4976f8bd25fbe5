/** Every deadline of the engine's processes in one place, in milliseconds. */
export interface Limits {
  /** From the job order to the worker's HELLO; a cold disk may have pandas to import in it. */
  readonly connectMs: number;
  /** For a connection's first frame. */
  readonly helloMs: number;
  /** For an inspection or description: a file may import much, but must not hang the editor. */
  readonly taskMs: number;
  /** What a cancelled worker gets to stop by itself before it is killed. */
  readonly cancelGraceMs: number;
  /** When a cancelled thread-mode slot is interrupted, and when the whole process goes. */
  readonly interruptMs: number;
  readonly abandonMs: number;
  /** For `close()` of a function at the end of a job. */
  readonly closeMs: number;
  /** Between the end of stdin and SIGKILL when a worker is sent home. */
  readonly farewellMs: number;
  /** How long output of a dead worker is still collected; a grandchild may hold the pipe open for ever. */
  readonly drainMs: number;
}

export const limits: Limits = {
  connectMs: 60_000,
  helloMs: 10_000,
  taskMs: 60_000,
  cancelGraceMs: 300,
  interruptMs: 500,
  abandonMs: 1_900,
  closeMs: 30_000,
  farewellMs: 500,
  drainMs: 200,
};
