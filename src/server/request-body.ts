/** A request's body as JSON, with a limit: what is longer is refused before it is held in memory. */
import type { IncomingMessage } from 'node:http';
import { workbenchError } from '../contract/errors';

/** The longest request is a source file that is written. */
export const BODY_MAX_BYTES = 32 * 1024 * 1024;

/** Rejects with BAD_REQUEST. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json')
    throw workbenchError('BAD_REQUEST', 'usage', 'A command is sent as application/json.', {
      mediaType: mediaType ?? null,
    });
  // Told beforehand it can still be answered; a body that grows beyond it costs its sender the connection.
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > BODY_MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (thrown) {
    throw workbenchError('BAD_REQUEST', 'usage', `The request is not JSON: ${String(thrown)}`);
  }
}

const tooLarge = (): Error =>
  workbenchError('BAD_REQUEST', 'usage', `A request may have at most ${BODY_MAX_BYTES} bytes.`, {
    maximumBytes: BODY_MAX_BYTES,
  });
