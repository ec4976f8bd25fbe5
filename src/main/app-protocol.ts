/** app://workbench/: the renderer's built files, with the content security policy on every answer. */
import { protocol } from 'electron';
import { contentSecurityPolicy } from '../contract/content-security-policy';
import { readStaticFile, type StaticFile } from '../server/static-files';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://workbench';

/** What Electron 22 has instead of protocol.handle. */
interface OlderProtocol {
  registerBufferProtocol: (
    scheme: string,
    handler: (request: { readonly url: string }, answer: (response: OlderResponse) => void) => void,
  ) => boolean;
}

interface OlderResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mimeType: string;
  readonly data: Buffer;
}

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveApp(rendererFolder: string): void {
  const find = async (address: string): Promise<StaticFile | null> => {
    const url = new URL(address);
    return url.host === 'workbench' ? readStaticFile(rendererFolder, url.pathname) : null;
  };

  // The types are those of the newest Electron; version 22 has no protocol.handle.
  if (typeof (protocol as Partial<typeof protocol>).handle === 'function') {
    protocol.handle(APP_SCHEME, async (request) => {
      const file = await find(request.url);
      return file === null
        ? new Response('Not found', { status: 404, headers: headersOf('text/plain') })
        : new Response(new Uint8Array(file.content), { headers: headersOf(file.mediaType) });
    });
    return;
  }
  (protocol as unknown as OlderProtocol).registerBufferProtocol(APP_SCHEME, (request, answer) => {
    const reply = (statusCode: number, mediaType: string, data: Buffer): void =>
      answer({ statusCode, headers: headersOf(mediaType), mimeType: mediaType.split(';')[0] ?? mediaType, data });
    find(request.url).then(
      (file) =>
        file === null ? reply(404, 'text/plain', Buffer.from('Not found')) : reply(200, file.mediaType, file.content),
      (thrown: unknown) => {
        console.error(`${request.url} could not be read:`, thrown);
        reply(500, 'text/plain', Buffer.from('Not readable'));
      },
    );
  });
}

function headersOf(mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  };
}
