/** The desktop: the preload's named functions over Electron's IPC. */
import { callerApi } from '../../contract/api/exchange';
import { workbenchEventNames, type DesktopBridge } from '../../contract/api/host';
import { CloseHandlers, EventListeners } from './event-listeners';
import { publishGroundColour } from './ground-colour';
import type { Connection, Workbench } from './workbench';

const connected: Connection = { kind: 'connected', gap: false };

export function connectDesktop(bridge: DesktopBridge): Workbench {
  const listeners = new EventListeners();
  const closing = new CloseHandlers();
  for (const event of workbenchEventNames) bridge.subscribe[event]((payload) => listeners.deliver(event, payload));
  bridge.onClosing(closing.run);
  publishGroundColour();
  return {
    host: 'desktop',
    pathOf: (file) => {
      const path = 'path' in file && typeof file.path === 'string' ? file.path : bridge.pathOf(file);
      return path === '' ? null : path;
    },
    zoom: bridge.zoom,
    api: callerApi((name, request) => (bridge.commands[name] as (request: unknown) => Promise<unknown>)(request)),
    on: listeners.on,
    connection: { current: () => connected, subscribe: () => () => undefined },
    beforeClose: closing.add,
  };
}
