/** A page that crashed is loaded again: what was typed is on disk, and the engine has not noticed. */
import { app, dialog, type BrowserWindow, type RenderProcessGoneDetails } from 'electron';

/** A page that crashes again this soon will do so for ever: the user is asked. */
const AGAIN_MS = 10_000;

export function recoverFromCrash(window: BrowserWindow): void {
  let reloadedAt = 0;
  const reload = (): void => {
    reloadedAt = Date.now();
    window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`The window's page ended: ${details.reason}, exit code ${details.exitCode}.`);
    if (Date.now() - reloadedAt > AGAIN_MS) reload();
    else void askUser(window, details, reload);
  });
}

async function askUser(window: BrowserWindow, details: RenderProcessGoneDetails, reload: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working twice in a short time.',
    detail: `Its process ended: ${details.reason}, exit code ${details.exitCode}. Your files are saved as you typed them.`,
    buttons: ['Load it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) reload();
  else app.quit();
}
