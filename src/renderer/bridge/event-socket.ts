/**
 * One WebSocket for all events. It reconnects by itself and asks for what it missed; the server keeps the latest events, so a
 * short break loses nothing, and a long one is said (`gap`).
 */
import * as v from 'valibot';
import { answerSchema } from '../../contract/api/events';
import { eventEnvelopeSchema, EVENTS_PATH } from '../../contract/wire/event-stream';
import type { WorkbenchEventName } from '../../contract/api/host';
import { isWorkbenchEventName } from './event-listeners';
import type { Connection, Workbench } from './workbench';

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

export class EventSocket {
  private readonly deliver: (event: WorkbenchEventName, payload: unknown) => void;
  private readonly watchers = new Set<() => void>();
  private state: Connection = { kind: 'reconnecting', attempt: 0, sinceMs: Date.now() };
  /** Where the stream was when it broke: the server's name for this stream, and the last event heard. */
  private position: { readonly stream: string; readonly sequence: number } | null = null;

  private retry: { readonly timer: number } | null = null;

  constructor(deliver: (event: WorkbenchEventName, payload: unknown) => void) {
    this.deliver = deliver;
    this.open();
    // A retry that waits is hurried when the network is back, or the user looks: they may have signed in with another tab.
    window.addEventListener('online', () => this.hurry());
    window.addEventListener('focus', () => this.hurry());
  }

  readonly connection: Workbench['connection'] = {
    current: () => this.state,
    subscribe: (listener) => {
      this.watchers.add(listener);
      return () => this.watchers.delete(listener);
    },
  };

  private open(): void {
    this.retry = null;
    const address = new URL(EVENTS_PATH, window.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    if (this.position !== null) {
      address.searchParams.set('stream', this.position.stream);
      address.searchParams.set('after', String(this.position.sequence));
    }
    const socket = new WebSocket(address);
    let welcomed = false;
    socket.addEventListener('message', (message) => {
      welcomed = true;
      this.receive(message.data);
    });
    socket.addEventListener('close', () => this.closed(welcomed));
  }

  private receive(text: unknown): void {
    if (typeof text !== 'string') return;
    const envelope = v.parse(eventEnvelopeSchema, JSON.parse(text));
    switch (envelope.kind) {
      case 'welcome': {
        this.position = { stream: envelope.stream, sequence: envelope.sequence };
        this.change({ kind: 'connected', gap: envelope.gap });
        return;
      }
      case 'event': {
        if (this.position !== null) this.position = { ...this.position, sequence: envelope.sequence };
        if (isWorkbenchEventName(envelope.event)) this.deliver(envelope.event, envelope.payload);
        return;
      }
    }
  }

  private closed(welcomed: boolean): void {
    const before = this.state.kind === 'reconnecting' ? this.state : { attempt: 0, sinceMs: Date.now() };
    this.change({ kind: 'reconnecting', attempt: before.attempt + 1, sinceMs: before.sinceMs });
    const delayMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** before.attempt);
    const retryLater = (): void => {
      this.retry = { timer: window.setTimeout(() => this.open(), delayMs) };
    };
    if (welcomed) {
      retryLater();
      return;
    }
    void this.refusal().then((reason) => (reason === null ? retryLater() : this.change({ kind: 'refused', reason })));
  }

  /** A refused upgrade looks like a broken line to a page, so the same address is asked once more as plain HTTP. */
  private async refusal(): Promise<string | null> {
    try {
      const response = await fetch(EVENTS_PATH, { credentials: 'same-origin' });
      if (response.status !== 401 && response.status !== 403) return null;
      const answer = v.parse(answerSchema, await response.json());
      return answer.ok ? null : answer.error.error;
    } catch (thrown) {
      // The server is away: that is what the retries are for.
      console.info('The workbench server does not answer.', thrown);
      return null;
    }
  }

  private hurry(): void {
    if (this.retry !== null) window.clearTimeout(this.retry.timer);
    else if (this.state.kind === 'refused') this.change({ kind: 'reconnecting', attempt: 0, sinceMs: Date.now() });
    else return;
    this.open();
  }

  private change(state: Connection): void {
    this.state = state;
    for (const watcher of [...this.watchers]) watcher();
  }
}
