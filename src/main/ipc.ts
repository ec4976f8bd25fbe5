/** Electron's IPC as one more adapter over the engine's door. The sender is checked on every message. */
import path from 'node:path';
import { app, dialog, ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { WorkbenchApi } from '../contract/api/commands';
import type { Answer } from '../contract/api/events';
import { answerCommand, commandNames } from '../contract/api/exchange';
import type { WorkbenchEventName, WorkbenchEventPayload } from '../contract/api/host';
import { workbenchError } from '../contract/errors';
import { outputFormats } from '../contract/model/job';
import { CLOSE_READY_CHANNEL, CLOSING_CHANNEL, commandChannel, eventChannel } from '../contract/wire/ipc-channels';
import { isOwnPage } from './page-rules';

/** Only the top frame of a page of ours may call. A frame that is gone by now (null on newer Electrons) may not. */
function isTrusted(event: IpcMainEvent | IpcMainInvokeEvent, pageOrigin: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url, pageOrigin);
}

export function serveCommands(api: WorkbenchApi, pageOrigin: string): void {
  for (const name of commandNames) {
    ipcMain.handle(commandChannel(name), (event, request: unknown): Promise<Answer> | Answer =>
      isTrusted(event, pageOrigin) ? answerCommand(api, name, request) : { ok: false, error: refused(name) },
    );
  }
}

function refused(name: string): Extract<Answer, { ok: false }>['error'] {
  return workbenchError('BAD_REQUEST', 'usage', `${name} was called from a page that is not the workbench.`).data;
}

export function announce<N extends WorkbenchEventName>(
  window: BrowserWindow,
  event: N,
  payload: WorkbenchEventPayload<N>,
): void {
  // A page that is gone hears nothing; one that is loaded again asks for what it shows.
  if (window.isDestroyed() || window.webContents.isDestroyed() || window.webContents.isCrashed()) return;
  window.webContents.send(eventChannel(event), payload);
}

/**
 * Lets the page save what is still on its way, then closes. The window is gone for the user at once; a page that does not answer
 * within `deadlineMs` (it hangs, or never loaded) does not keep the application running.
 */
export function closeAfterFlush(window: BrowserWindow, pageOrigin: string, deadlineMs: number): void {
  let flushing = false;
  window.on('close', (event) => {
    if (window.webContents.isCrashed() || window.webContents.getURL() === '') return;
    event.preventDefault();
    if (flushing) return;
    flushing = true;
    window.hide();
    const close = (): void => {
      clearTimeout(deadline);
      ipcMain.removeListener(CLOSE_READY_CHANNEL, ready);
      if (!window.isDestroyed()) window.destroy();
    };
    const ready = (message: IpcMainEvent): void => {
      if (isTrusted(message, pageOrigin) && message.sender === window.webContents) close();
    };
    const deadline = setTimeout(close, deadlineMs);
    ipcMain.on(CLOSE_READY_CHANNEL, ready);
    window.webContents.send(CLOSING_CHANNEL);
  });
}

/** The native folder chooser. null where it was dismissed. */
export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Open a project',
    buttonLabel: 'Open project',
    properties: ['openDirectory', 'createDirectory'],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** The native save dialog, which asks before it replaces a file. null where it was dismissed. */
export async function chooseTarget(window: BrowserWindow, name: string): Promise<string | null> {
  const ending = path.extname(name).slice(1);
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save',
    defaultPath: path.join(app.getPath('downloads'), path.basename(name)),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
}

/** As above, for a file that runs write again and again; `proposed` is where the dialog begins. */
export async function chooseOutput(window: BrowserWindow, proposed: string): Promise<string | null> {
  const ending = path.extname(proposed).slice(1);
  // Some systems complete a name by the filter that comes first.
  const formats = [...outputFormats].sort((a, b) => Number(b === ending) - Number(a === ending));
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Write results to',
    buttonLabel: 'Write here',
    defaultPath: proposed,
    filters: formats.map((format) => ({ name: format, extensions: [format] })),
  });
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
}
