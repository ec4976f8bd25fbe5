/** The one window: remembered bounds, a background of the theme's own colour before the first paint, no rights. */
import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { lockNavigation } from './page-rules';
import { MINIMUM_SIZE, readWindowState, startBounds, writeWindowState } from './window-state';

/** The page's ground before it has ever been seen (`--canvas` in src/renderer/ui/theme.css). Another colour would flash. */
const grounds = { dark: '#181a1f', light: '#ffffff' } as const;

const SAVE_DELAY_MS = 500;

export function createWindow(userData: string, pageOrigin: string): BrowserWindow {
  const remembered = readWindowState(userData);
  const displays = screen.getAllDisplays();
  const primary = screen.getPrimaryDisplay();
  const workAreas = [primary, ...displays.filter((display) => display.id !== primary.id)].map((d) => d.workArea);

  const window = new BrowserWindow({
    ...startBounds(remembered?.bounds ?? null, workAreas),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'UDF Workbench',
    autoHideMenuBar: true,
    backgroundColor: remembered?.ground ?? (nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light),
    webPreferences: {
      preload: path.join(__dirname, '../preload/index.js'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  lockNavigation(window.webContents, pageOrigin);
  rememberState(window, userData, remembered?.ground ?? null);
  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  return window;
}

/** Saved a moment after the last move, and once more before the window closes. */
function rememberState(window: BrowserWindow, userData: string, groundBefore: string | null): void {
  let ground = groundBefore;
  let timer: NodeJS.Timeout | null = null;
  const save = (): void => {
    timer = null;
    if (window.isDestroyed() || window.isMinimized()) return;
    try {
      writeWindowState(userData, { bounds: window.getNormalBounds(), maximized: window.isMaximized(), ground });
    } catch (thrown) {
      // A full or read-only disk costs the remembered place, nothing else.
      console.error('The place of the window could not be remembered:', thrown);
    }
  };
  const saveSoon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.webContents.on('did-change-theme-color', (_event, color) => {
    // A page that is being destroyed loses its colour too, when there is no window any more.
    if (color === null || window.isDestroyed()) return;
    ground = color.toLowerCase();
    window.setBackgroundColor(ground);
    saveSoon();
  });
  window.on('close', () => {
    if (timer !== null) clearTimeout(timer);
    save();
  });
}
