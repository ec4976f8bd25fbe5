/** Giving memory back at once. The garbage collector would, too, but only after tens of megabytes in each thread. */
import { MessageChannel } from 'node:worker_threads';
import { transferListOf } from './batch';
import type { ColumnBatch } from './column-model';

/** What is posted to a closed port arrives nowhere, and what is transferred with it is freed. */
const nowhere = ((): MessageChannel['port1'] => {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.unref();
  return port1;
})();

/** Nobody may look at the batch any more, nor at another one over the same buffers. Shared memory stays. */
export function releaseBatch(batch: ColumnBatch): void {
  releaseBuffers(transferListOf(batch));
}

export function releaseBuffers(buffers: readonly ArrayBuffer[]): void {
  if (buffers.length > 0) nowhere.postMessage(null, buffers);
}
