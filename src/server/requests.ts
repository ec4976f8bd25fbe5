/** From a request to its reply: sign-in, the page's files, commands. */
import type { IncomingMessage } from 'node:http';
import type { WorkbenchApi } from '../contract/api/commands';
import { answerCommand, isCommandName } from '../contract/api/exchange';
import { toErrorData } from '../contract/errors';
import { EVENTS_PATH } from '../contract/wire/event-stream';
import type { Access } from './access';
import { signedInPage } from './pages';
import { answerReply, badAnswer, fileReply, pageReply, refusalReply, refusedPageReply, type Reply } from './replies';
import { readJsonBody } from './request-body';
import { readStaticFile } from './static-files';

export interface RequestOptions {
  readonly api: WorkbenchApi;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** Called with the next one-time address, whenever the one before it was used. */
  readonly onAddress: (address: string) => void;
}

export async function replyTo(request: IncomingMessage, access: Access, options: RequestOptions): Promise<Reply> {
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${access.port}`);
  if (url.pathname.startsWith('/api/')) return commandReply(request, url, access, options.api);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return answerReply(405, badAnswer('Only GET is answered here.'));
  const code = url.pathname === '/' ? url.searchParams.get('code') : null;
  if (code !== null) return signInReply(request, code, access, options);
  const refusal = access.check(request, 'session');
  if (refusal !== null) return refusedPageReply(refusal.status, refusal.reason);
  const file = await readStaticFile(options.rendererFolder, url.pathname);
  return file === null ? refusedPageReply(404, 'There is no such page.') : fileReply(file);
}

async function commandReply(request: IncomingMessage, url: URL, access: Access, api: WorkbenchApi): Promise<Reply> {
  const isPost = request.method === 'POST';
  const refusal = access.check(request, isPost ? 'session-and-origin' : 'session');
  if (refusal !== null) return refusalReply(refusal);
  if (!isPost) {
    // A page whose event stream was refused asks here why; with a session it hears that this is no place for GET.
    const status = url.pathname === EVENTS_PATH ? 426 : 405;
    return answerReply(status, badAnswer('A command is sent by POST, events come by WebSocket.'));
  }
  const name = url.pathname.slice('/api/'.length);
  if (!isCommandName(name)) return answerReply(404, badAnswer(`There is no command "${name}".`));
  let body: unknown;
  try {
    body = await readJsonBody(request);
  } catch (thrown) {
    return answerReply(400, { ok: false, error: toErrorData(thrown, 'usage') });
  }
  return answerReply(200, await answerCommand(api, name, body));
}

function signInReply(request: IncomingMessage, code: string, access: Access, options: RequestOptions): Reply {
  const refusal = access.check(request, 'code');
  if (refusal !== null) return refusedPageReply(refusal.status, refusal.reason);
  const cookie = access.exchange(code);
  if (cookie !== null) {
    options.onAddress(access.address());
    // Not a redirect: one that began on another site would be followed without the SameSite cookie.
    return pageReply(200, signedInPage, { 'set-cookie': cookie });
  }
  if (access.hasSession(request)) return pageReply(200, signedInPage);
  return refusedPageReply(
    401,
    'This address was used before, or is of an earlier server. Open the one that was printed last.',
  );
}
