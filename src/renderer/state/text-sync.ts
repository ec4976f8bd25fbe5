/**
 * Keeps the engine's copies of the edited texts in step. What is sent arrives in the order it was typed, also over HTTP, where requests
 * overtake each other: each waits for the one before. A change that the engine cannot follow is answered by the whole text.
 */
import type { TextEdit } from '../../contract/model/language';
import { api } from './connection';

interface SyncedText {
  readonly read: () => string;
  version: number;
  /** The engine was told of it. */
  sent: boolean;
}

const texts = new Map<string, SyncedText>();
let root: string | null = null;
let queue: Promise<void> = Promise.resolve();
/** Servers are on their way: what is asked before they are there waits for them. */
let coming: { readonly promise: Promise<void>; readonly arrived: () => void } | null = null;

function enqueue(send: (root: string) => Promise<unknown>): void {
  const to = root;
  if (to === null) return;
  queue = queue.then(async () => {
    if (root !== to) return;
    // The engine that does not answer is told of elsewhere; without it there is nobody to keep in step.
    await send(to).catch(() => undefined);
  });
}

/** Servers will be started: `sendTexts` follows, or `forgetTexts` where nothing comes of it. */
export function expectServers(): void {
  if (coming !== null || root !== null) return;
  let arrived: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  coming = { promise, arrived };
}

function expectNoMore(): void {
  coming?.arrived();
  coming = null;
}

/** The servers of a project are there: they are told all texts that are open. */
export function sendTexts(of: string): void {
  root = of;
  for (const [path, text] of texts) sendWhole(path, text);
  expectNoMore();
}

export function forgetTexts(): void {
  root = null;
  expectNoMore();
  for (const text of texts.values()) text.sent = false;
}

/** `read` gives the text as the editor holds it now. */
export function textOpened(path: string, read: () => string): void {
  const text = { read, version: 0, sent: false };
  texts.set(path, text);
  sendWhole(path, text);
}

export function textChanged(path: string, changes: readonly TextEdit[]): void {
  const text = texts.get(path);
  if (text === undefined || !text.sent) return;
  text.version += 1;
  const { version } = text;
  enqueue(async (to) => {
    const { known } = await api().changeText({ root: to, path, version, changes: [...changes] });
    if (!known && texts.get(path) === text) sendWhole(path, text);
  });
}

export function textClosed(path: string): void {
  const text = texts.get(path);
  texts.delete(path);
  if (text?.sent === true) enqueue((to) => api().closeText({ root: to, path }));
}

/** Resolves with the project's root when the engine knows what was typed so far; null where no servers run or the file is not open. */
export async function synced(path: string): Promise<string | null> {
  await coming?.promise;
  if (root === null || texts.get(path)?.sent !== true) return null;
  await queue;
  return root;
}

/** Paths of the texts that are open. */
export function openTexts(): readonly string[] {
  return [...texts.keys()];
}

/** The number of the newest text of a file; changes with each edit. */
export function textVersion(path: string): number | null {
  return texts.get(path)?.version ?? null;
}

function sendWhole(path: string, text: SyncedText): void {
  if (root === null) return;
  text.version += 1;
  text.sent = true;
  const whole = { path, version: text.version, text: text.read() };
  enqueue((to) => api().openText({ root: to, ...whole }));
}
