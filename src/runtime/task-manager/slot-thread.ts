/** Entry of a slot's thread: takes one job after another, as ordered by the TaskManager's main thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../contract/errors';
import { ProcessSlot } from './process-slot';
import type { Slot, SlotPost } from './slot';
import type { EmbeddedAddresses, ToSlot } from './slot-messages';

export interface SlotThreadData {
  /** Shared: an Int32Array whose first element is a CancelFlag. */
  readonly cancel: SharedArrayBuffer;
}

if (parentPort === null) throw new Error('slot-thread runs as a worker thread of the task manager only.');
const port = parentPort;
const { cancel } = workerData as SlotThreadData;
const cancelFlag = new Int32Array(cancel);

const post: SlotPost = (message, transfer = []) => port.postMessage(message, transfer);

let slot: Slot | null = null;
/** Counts the jobs given up, so that one that was still loading does not come back. */
let abandoned = 0;

/** Loaded when first needed: a slot in process mode has no use for the foreign function interface. */
async function bind(embedded: EmbeddedAddresses) {
  const { bindEntry } = await import('../embedded/entry');
  return bindEntry(embedded.library, embedded.entry);
}

async function obey(message: ToSlot): Promise<void> {
  switch (message.kind) {
    case 'openProcess': {
      const opening = new ProcessSlot(message.job, post);
      slot = opening;
      return opening.open(message.privateDir);
    }
    case 'openThread': {
      const before = abandoned;
      const entry = await bind(message.embedded);
      const { ThreadSlot } = await import('./thread-slot');
      if (before !== abandoned) return;
      const opening = new ThreadSlot(message.job, post, entry, cancelFlag);
      slot = opening;
      opening.open();
      return;
    }
    case 'chunk':
      return slot?.chunk(message.chunk, message.batch, message.cuts, message.emit, message.inputRow);
    case 'begin':
      return slot?.begin(message.limit);
    case 'flush':
      return slot?.flush();
    case 'finish':
      return slot?.finish(message.emit);
    case 'hold':
      return slot?.hold(message.on);
    case 'close':
      return slot?.close();
    case 'abandon':
      slot?.abandon();
      slot = null;
      abandoned += 1;
      post({ kind: 'idle' });
      return;
    case 'task': {
      const entry = await bind(message.embedded);
      const [{ taskAnswer }, { EntryOp }] = await Promise.all([import('./thread-slot'), import('../embedded/entry')]);
      const answer = taskAnswer(entry, EntryOp.TASK, message.slot, message.task);
      if (answer.kind === 'failed') post({ kind: 'taskFailed', error: answer.error });
      else post({ kind: 'taskDone', answer: answer.value });
    }
  }
}

port.on('message', (message: ToSlot) => {
  obey(message).catch((error: unknown) => {
    // Given up while it opened: the caller knows.
    if (slot === null && message.kind === 'openProcess') return;
    if (message.kind === 'task') post({ kind: 'taskFailed', error: toErrorData(error) });
    else post({ kind: 'failed', error: toErrorData(error), chunk: null, frameRow: null, sound: false });
  });
});
