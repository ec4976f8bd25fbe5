/** What a bundle in process mode took, from this thread's clocks and the worker's (BUNDLE_DONE and FINISHED in docs/protocol.md). */
import { emptyStages, type Stages } from '../../contract/model/stages';

export interface Bundle {
  readonly beganNs: number;
  encodeNs: number;
  /** This thread's part of sending: the system's copy into the socket or shared memory. */
  transportNs: number;
  backNs: number;
  answeredNs: number;
}

export function newBundle(beganNs: number): Bundle {
  return { beganNs, encodeNs: 0, transportNs: 0, backNs: 0, answeredNs: beganNs };
}

export interface BundleFigures {
  readonly rows: number;
  readonly latencyMs: number;
  readonly stages: Stages;
  /** Part of the stages that the worker's process spent: it runs side by side with the rest. */
  readonly pythonNs: number;
}

export function bundleStages(bundle: Bundle, payload: Uint8Array): BundleFigures {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const clock = (index: number): number => Number(view.getBigUint64(index * 8, true));
  const received = clock(1);
  const transport = received + bundle.transportNs;
  const decode = clock(2);
  const user = clock(3);
  const encode = bundle.encodeNs;
  const sendBack = clock(4) + clock(5);
  const back = sendBack + bundle.backNs;
  const wallNs = bundle.answeredNs - bundle.beganNs;
  const wait = Math.max(0, wallNs - encode - transport - decode - user - back);
  const rows = view.getUint32(56, true);
  const pythonNs = received + decode + user + sendBack;
  return { rows, latencyMs: wallNs / 1e6, stages: { encode, transport, wait, decode, user, back }, pythonNs };
}

/** Of the end of a pass: no rows travel in, so nothing waits for it either. `backNs`: this thread's part. */
export function finishStages(
  clocksNs: readonly number[],
  backNs: number,
): { readonly stages: Stages; readonly pythonNs: number } {
  const [decode = 0, user = 0, encodeBack = 0, sendBack = 0] = clocksNs;
  const stages = { ...emptyStages, decode, user, back: encodeBack + sendBack + backNs };
  return { stages, pythonNs: decode + user + encodeBack + sendBack };
}
