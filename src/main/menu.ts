/**
 * The native menu. What the page does, the page does: those items only forward. Their accelerators are shown but not registered
 * (except on macOS, where the menu always takes the key), so that the page's own shortcut runs once.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract/api/host';

const isMac = process.platform === 'darwin';

export function installMenu(forward: (command: MenuCommand) => void): void {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => forward(command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Open Project…', 'open-project', 'CmdOrCtrl+O'),
        item('Settings', 'settings', 'CmdOrCtrl+,'),
        ...(isMac ? [] : [separator, { role: 'quit' } as const]),
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&Run',
      submenu: [
        item('Run Function', 'run', 'CmdOrCtrl+Enter'),
        item('Compare Modes', 'compare', 'CmdOrCtrl+Shift+Enter'),
        item('Stop', 'stop'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Command Palette…', 'command-palette', 'CmdOrCtrl+Shift+P'),
        item('Toggle Theme', 'toggle-theme'),
        separator,
        item('Reset Zoom', 'zoom-reset', 'CmdOrCtrl+0'),
        item('Zoom In', 'zoom-in', 'CmdOrCtrl+='),
        item('Zoom Out', 'zoom-out', 'CmdOrCtrl+-'),
        { role: 'togglefullscreen' },
        separator,
        { role: 'toggleDevTools' },
      ],
    },
    // Elsewhere its Ctrl+W would close the whole application where an editor closes a tab.
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
