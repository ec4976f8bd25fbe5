/**
 * The only code between the page and Electron: one named function a command, one subscription an event. The page can reach
 * no other channel.
 */
import * as electron from 'electron';
import type { IpcRendererEvent } from 'electron';
import { commandNames } from '../contract/api/exchange';
import { workbenchEventNames, type DesktopBridge, type DroppedFile } from '../contract/api/host';
import { CLOSING_CHANNEL, CLOSE_READY_CHANNEL, commandChannel, eventChannel } from '../contract/wire/ipc-channels';

const { contextBridge, ipcRenderer, webFrame } = electron;

const invocation =
  (channel: string) =>
  (request: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channel, request);

const subscription =
  (channel: string) =>
  (listener: (payload: unknown) => void): (() => void) => {
    // The event object stays here: it carries the sender, and with it every channel.
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.removeListener(channel, forward);
    };
  };

/** Newer Electrons tell it by webUtils; older ones have it on the file, which the page reads itself. */
function pathOfFile(file: DroppedFile): string {
  const utilities = electron.webUtils as typeof electron.webUtils | undefined;
  return utilities?.getPathForFile(file as unknown as File) ?? '';
}

let flushBeforeClose: () => Promise<void> = () => Promise.resolve();
ipcRenderer.on(CLOSING_CHANNEL, () => {
  void flushBeforeClose().finally(() => ipcRenderer.send(CLOSE_READY_CHANNEL));
});

const bridge = {
  commands: Object.fromEntries(commandNames.map((name) => [name, invocation(commandChannel(name))])),
  subscribe: Object.fromEntries(workbenchEventNames.map((name) => [name, subscription(eventChannel(name))])),
  pathOf: (file: DroppedFile): string => pathOfFile(file),
  zoom: (factor: number): void => webFrame.setZoomFactor(factor),
  onClosing: (flush: () => Promise<void>): void => {
    flushBeforeClose = flush;
  },
} as unknown as DesktopBridge;

contextBridge.exposeInMainWorld('workbenchHost', bridge);
