/**
 * The only code between the page and Electron: one named function a command, one subscription an event. The page can reach
 * no other channel.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { commandNames } from '../contract/api/exchange';
import { workbenchEventNames, type DesktopBridge } from '../contract/api/host';
import { CLOSING_CHANNEL, CLOSE_READY_CHANNEL, commandChannel, eventChannel } from '../contract/wire/ipc-channels';

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

let flushBeforeClose: () => Promise<void> = () => Promise.resolve();
ipcRenderer.on(CLOSING_CHANNEL, () => {
  void flushBeforeClose().finally(() => ipcRenderer.send(CLOSE_READY_CHANNEL));
});

const bridge = {
  commands: Object.fromEntries(commandNames.map((name) => [name, invocation(commandChannel(name))])),
  subscribe: Object.fromEntries(workbenchEventNames.map((name) => [name, subscription(eventChannel(name))])),
  onClosing: (flush: () => Promise<void>): void => {
    flushBeforeClose = flush;
  },
} as unknown as DesktopBridge;

contextBridge.exposeInMainWorld('workbenchHost', bridge);
