/** What the browser host's server sends over its WebSocket. Text messages of JSON, server to page only. */
import * as v from 'valibot';

export const EVENTS_PATH = '/api/events';

export const eventEnvelopeSchema = v.variant('kind', [
  /** First message. `sequence` is that of the last event sent before; `gap` says that events asked for are no longer kept. */
  v.object({ kind: v.literal('welcome'), stream: v.string(), sequence: v.number(), gap: v.boolean() }),
  v.object({ kind: v.literal('event'), sequence: v.number(), event: v.string(), payload: v.unknown() }),
]);
export type EventEnvelope = v.InferOutput<typeof eventEnvelopeSchema>;

/** What was exported for the page, by the export's id. */
export const DOWNLOADS_PATH = '/downloads/';
