/**
 * The engine's events to every open page. The latest are kept, so that a page whose line broke for a moment gets what it missed; a
 * page that does not read is cut off before its backlog fills the memory, and comes back by itself.
 */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { EventEnvelope } from '../contract/wire/event-stream';

/** Bytes of kept events (all pages together), and of one page's backlog. */
const KEPT_MAX_BYTES = 4 * 1024 * 1024;
const BACKLOG_MAX_BYTES = 16 * 1024 * 1024;
const PING_MS = 20_000;

interface Kept {
  readonly sequence: number;
  readonly text: string;
}

export interface StreamPosition {
  readonly stream: string;
  readonly after: number;
}

export class EventStream {
  /** Names this server's stream: a page that knew an earlier server must not ask this one for its numbers. */
  private readonly stream = randomBytes(8).toString('hex');
  private readonly pages = new Set<WebSocket>();
  private readonly answered = new WeakSet<WebSocket>();
  private kept: Kept[] = [];
  private keptBytes = 0;
  private sequence = 0;
  private readonly pings = setInterval(() => this.ping(), PING_MS).unref();

  add(page: WebSocket, from: StreamPosition | null): void {
    const missed = from === null ? [] : this.since(from);
    send(page, {
      kind: 'welcome',
      stream: this.stream,
      sequence: this.sequence - (missed?.length ?? 0),
      gap: missed === null,
    });
    for (const { text } of missed ?? []) page.send(text);
    this.pages.add(page);
    this.answered.add(page);
    page.on('pong', () => this.answered.add(page));
    page.on('close', () => this.pages.delete(page));
    page.on('error', () => page.terminate());
  }

  publish(event: string, payload: unknown): void {
    this.sequence += 1;
    const envelope: EventEnvelope = { kind: 'event', sequence: this.sequence, event, payload };
    const text = JSON.stringify(envelope);
    this.keep({ sequence: this.sequence, text });
    for (const page of this.pages) {
      if (page.bufferedAmount > BACKLOG_MAX_BYTES) page.terminate();
      else page.send(text);
    }
  }

  close(): void {
    clearInterval(this.pings);
    for (const page of this.pages) page.close(1001, 'The workbench server ends.');
  }

  /** null where events after that position are no longer kept, or are another server's. */
  private since({ stream, after }: StreamPosition): readonly Kept[] | null {
    if (stream !== this.stream || after > this.sequence) return null;
    const first = this.kept[0]?.sequence ?? this.sequence + 1;
    return after + 1 < first ? null : this.kept.filter(({ sequence }) => sequence > after);
  }

  private keep(event: Kept): void {
    this.kept.push(event);
    this.keptBytes += event.text.length;
    if (this.keptBytes <= KEPT_MAX_BYTES) return;
    // Half at once, so that the array is not shifted at every event.
    const half = this.kept.splice(0, Math.ceil(this.kept.length / 2));
    for (const { text } of half) this.keptBytes -= text.length;
  }

  private ping(): void {
    for (const page of this.pages) {
      if (this.answered.delete(page)) page.ping();
      else page.terminate();
    }
  }
}

function send(page: WebSocket, envelope: EventEnvelope): void {
  page.send(JSON.stringify(envelope));
}
