/** The page's one door to the engine, the same on the desktop and in a browser. */
import type { WorkbenchApi } from '../../contract/api/commands';
import type { DesktopBridge, WorkbenchEventName, WorkbenchEventPayload } from '../../contract/api/host';
import { connectBrowser } from './browser-host';
import { connectDesktop } from './desktop-host';

/** The line between page and engine. `gap`: events may have been missed while it was down; ask for what is shown. */
export type Connection =
  | { readonly kind: 'connected'; readonly gap: boolean }
  | { readonly kind: 'reconnecting'; readonly attempt: number; readonly sinceMs: number }
  /** The server does not know this browser (any more): a new address has to be opened. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface Workbench {
  readonly host: 'desktop' | 'browser';
  /** Where a file lies on this machine that was dropped on the page; null where that cannot be told, as in a browser. */
  readonly pathOf: (file: File) => string | null;
  /** Draws the page larger or smaller; null in a browser, which does that by itself. */
  readonly zoom: ((factor: number) => void) | null;
  /** Rejections are WorkbenchError. */
  readonly api: WorkbenchApi;
  /** Returns the unsubscribe function. */
  readonly on: <N extends WorkbenchEventName>(
    event: N,
    listener: (payload: WorkbenchEventPayload<N>) => void,
  ) => () => void;
  /** Always `connected` on the desktop. Stable between changes, so it fits useSyncExternalStore. */
  readonly connection: {
    readonly current: () => Connection;
    readonly subscribe: (listener: () => void) => () => void;
  };
  /** `flush` is called when the window or tab is about to close; the desktop waits for it, up to a second. */
  readonly beforeClose: (flush: () => Promise<void>) => () => void;
}

declare global {
  interface Window {
    /** Published by the preload; absent in a browser. */
    readonly workbenchHost?: DesktopBridge;
  }
}

export function connectWorkbench(): Workbench {
  const bridge = window.workbenchHost;
  return bridge === undefined ? connectBrowser() : connectDesktop(bridge);
}
