/** Names of the IPC channels; only the preload and src/main use them. */
import type { CommandName } from '../api/commands';
import type { WorkbenchEventName } from '../api/host';

export const commandChannel = (name: CommandName): string => `workbench:command:${name}`;
export const eventChannel = (name: WorkbenchEventName): string => `workbench:event:${name}`;

/** main -> page: the window is about to close; page -> main: everything is saved. */
export const CLOSING_CHANNEL = 'workbench:closing';
export const CLOSE_READY_CHANNEL = 'workbench:close-ready';
