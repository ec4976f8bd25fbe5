/** The browser: commands by POST, events over one WebSocket that comes back by itself. */
import type { CommandName } from '../../contract/api/commands';
import { callerApi } from '../../contract/api/exchange';
import { workbenchError } from '../../contract/errors';
import { CloseHandlers, EventListeners } from './event-listeners';
import { EventSocket } from './event-socket';
import type { Workbench } from './workbench';

/** Browsers refuse `keepalive` bodies beyond 64 KiB in flight. */
const KEEPALIVE_MAX_CHARACTERS = 20_000;

export function connectBrowser(): Workbench {
  const listeners = new EventListeners();
  const closing = new CloseHandlers();
  const socket = new EventSocket(listeners.deliver);
  let leaving = false;

  window.addEventListener('pagehide', () => {
    leaving = true;
    void closing.run();
  });
  // A page taken from the back-forward cache goes on where it was.
  window.addEventListener('pageshow', () => {
    leaving = false;
  });

  return {
    host: 'browser',
    pathOf: () => null,
    zoom: null,
    api: callerApi((name, request) => post(name, request, leaving)),
    on: listeners.on,
    connection: socket.connection,
    beforeClose: closing.add,
  };
}

async function post(name: CommandName, request: unknown, leaving: boolean): Promise<unknown> {
  const body = JSON.stringify(request);
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body,
    keepalive: leaving && body.length <= KEEPALIVE_MAX_CHARACTERS,
  }).catch((thrown: unknown) => {
    throw workbenchError(
      'INTERNAL',
      'setup',
      'The workbench server does not answer.',
      { command: name },
      {
        hint: 'See whether it is still running in its terminal; this page connects again by itself.',
        cause: String(thrown),
      },
    );
  });
  // Refusals (a wrong cookie, a body too large) come as an Answer too.
  const answer: unknown = await response.json().catch((thrown: unknown) => {
    throw workbenchError(
      'INTERNAL',
      'setup',
      `The workbench server answered ${name} with something that is not JSON (HTTP ${response.status}).`,
      { command: name, status: response.status },
      { cause: String(thrown) },
    );
  });
  return answer;
}
