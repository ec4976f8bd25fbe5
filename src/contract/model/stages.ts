/** What a bundle's time was spent on, and the figures made of it. */
import * as v from 'valibot';

/**
 * Nanoseconds (or seconds where said), summed over bundles of all slots.
 * encode: the TaskManager writes records or batch buffers. transport: bytes move to the worker (its receive calls, from the
 * frame's first byte). wait: nobody works on this bundle (it queues behind others, or for the GIL). decode: bytes become Python
 * values or pandas Series. user: inside the user's function. back: results are encoded, sent and decoded in the TaskManager.
 */
export const stageNames = ['encode', 'transport', 'wait', 'decode', 'user', 'back'] as const;
export type StageName = (typeof stageNames)[number];

/** Waiting overlaps the work on other bundles, so it is not drawn. */
export const drawnStages: readonly StageName[] = stageNames.filter((stage) => stage !== 'wait');

export const stageWords: Readonly<Record<StageName, string>> = {
  encode: 'encode',
  transport: 'transport',
  wait: 'wait',
  decode: 'decode',
  user: 'your function',
  back: 'results back',
};

export const stagesSchema = v.object({
  encode: v.number(),
  transport: v.number(),
  wait: v.number(),
  decode: v.number(),
  user: v.number(),
  back: v.number(),
});
export type Stages = v.InferOutput<typeof stagesSchema>;

export const emptyStages: Stages = { encode: 0, transport: 0, wait: 0, decode: 0, user: 0, back: 0 };

export function addStages(a: Stages, b: Stages): Stages {
  return {
    encode: a.encode + b.encode,
    transport: a.transport + b.transport,
    wait: a.wait + b.wait,
    decode: a.decode + b.decode,
    user: a.user + b.user,
    back: a.back + b.back,
  };
}

/** (encode + transport + decode + back) / (those + user): both directions; waiting is left apart. 0 where nothing ran. */
export function serializationShare(stages: Stages): number {
  const moved = stages.encode + stages.transport + stages.decode + stages.back;
  const all = moved + stages.user;
  return all === 0 ? 0 : moved / all;
}
