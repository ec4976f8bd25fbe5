/**
 * What the host of a window (Electron's main process, or the server of the browser host) announces to its page,
 * beside the engine's own events; and the shape of what the preload publishes to the page.
 */
import * as v from 'valibot';
import type { CommandName, CommandRequest } from './commands';
import { events, type EventName } from './events';

/** Commands of the native menu. The page owns what they do; the menu only forwards them. */
export const menuCommands = [
  'open-project',
  'run',
  'compare',
  'stop',
  'command-palette',
  'toggle-theme',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'settings',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export const hostEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('menu'), command: v.picklist(menuCommands) }),
  /** A second start of the application named a project; the window that is open shows it. */
  v.object({ kind: v.literal('open-project'), root: v.string() }),
]);
export type HostEvent = v.InferOutput<typeof hostEventSchema>;

/** Everything a page can listen to. */
export const workbenchEvents = { ...events, host: hostEventSchema } as const;
export type WorkbenchEvents = typeof workbenchEvents;
export type WorkbenchEventName = keyof WorkbenchEvents;
export type WorkbenchEventPayload<N extends WorkbenchEventName> = v.InferOutput<WorkbenchEvents[N]>;

export const workbenchEventNames: readonly WorkbenchEventName[] = [...(Object.keys(events) as EventName[]), 'host'];

/** A DOM File, which this layer has no name for. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/**
 * What the preload publishes as `window.workbenchHost`: one function a command, one subscription an event, no channel by name.
 * A command resolves with an Answer (src/contract/api/events.ts) that the page has to check; so has every payload.
 */
export interface DesktopBridge {
  readonly commands: { readonly [N in CommandName]: (request: CommandRequest<N>) => Promise<unknown> };
  readonly subscribe: { readonly [N in WorkbenchEventName]: (listener: (payload: unknown) => void) => () => void };
  /** Where a file lies that was dropped on the window; '' where it lies nowhere. */
  readonly pathOf: (file: DroppedFile) => string;
  /** How large the page is drawn; 1: as it is. */
  readonly zoom: (factor: number) => void;
  /** The window is about to close: it does so when the returned promise settles, or after a deadline. Set once. */
  readonly onClosing: (flush: () => Promise<void>) => void;
}
