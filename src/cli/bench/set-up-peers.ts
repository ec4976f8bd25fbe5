/** Asks bench/peers/set-up.mjs for the environments of peers. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import * as v from 'valibot';
import { requireGoing } from './interrupted';
import type { Peer } from './peers';

const answerSchema = v.record(
  v.string(),
  v.union([v.object({ python: v.string(), env: v.record(v.string(), v.string()) }), v.object({ error: v.string() })]),
);

export type PeerPlace =
  | { readonly kind: 'ready'; readonly python: string; readonly env: Readonly<Record<string, string>> }
  | { readonly kind: 'missing'; readonly reason: string };

/** Its progress is on stderr. A peer that cannot be had is `missing`, and the others are there all the same. */
export async function setUpPeers(
  root: string,
  peers: readonly Peer[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PeerPlace>> {
  if (peers.length === 0) return new Map();
  const script = path.join(root, 'bench/peers/set-up.mjs');
  const asked = peers.map(({ id, needsJava }) => (needsJava ? `${id}+java` : id));
  // A process group of its own: it ends its programs in order when it is told to.
  const child = spawn(process.execPath, [script, ...asked], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    requireGoing(signal);
    if (code !== 0) return new Map(peers.map(({ id }) => [id, missing('its set-up failed; the lines above say why.')]));
    const answer = v.parse(answerSchema, JSON.parse(output));
    return new Map(peers.map(({ id }) => [id, placeOf(answer[id])]));
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function placeOf(found: v.InferOutput<typeof answerSchema>[string] | undefined): PeerPlace {
  if (found === undefined) return missing('its set-up did not answer.');
  return 'error' in found ? missing(found.error) : { kind: 'ready', ...found };
}

function missing(reason: string): PeerPlace {
  return { kind: 'missing', reason };
}
