/** The one window: remembered bounds, a background of the theme's own colour before the first paint, no rights. */
import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { lockNavigation } from './page-rules';
import { MINIMUM_SIZE, readWindowState, startBounds, writeWindowState } from './window-state';

/** The page's background in each theme (src/renderer/ui/theme.css): a first frame of another colour would flash. */
const backgrounds = { dark: '#16181d', light: '#ffffff' } as const;

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
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
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
  rememberState(window, userData);
  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  return window;
}

/** Saved a moment after the last move, and once more before the window closes. */
function rememberState(window: BrowserWindow, userData: string): void {
  let timer: NodeJS.Timeout | null = null;
  const save = (): void => {
    timer = null;
    if (window.isDestroyed() || window.isMinimized()) return;
    try {
      writeWindowState(userData, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
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
  window.on('close', () => {
    if (timer !== null) clearTimeout(timer);
    save();
  });
}
