/** The renderer's built files, as the app:// protocol and the browser host's server hand them out. */
import { promises as fs } from 'node:fs';
import path from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

export interface StaticFile {
  readonly mediaType: string;
  readonly content: Buffer;
  /** The name holds a hash of the content, so a browser may keep it for good. */
  readonly hashed: boolean;
}

/**
 * The file that a URL's path (percent-encoded, with a leading slash) names under `folder`; `/` is index.html.
 * null where there is none, also for every path that leaves the folder.
 */
export async function readStaticFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  const file = resolveInside(folder, urlPath);
  if (file === null) return null;
  try {
    // A link inside the folder must not lead out of it either.
    const real = await fs.realpath(file);
    const root = await fs.realpath(folder);
    if (!real.startsWith(root + path.sep)) return null;
    return {
      mediaType: mediaTypes[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      content: await fs.readFile(real),
      hashed: path.dirname(path.relative(folder, file)) === 'assets',
    };
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG') return null;
    throw thrown;
  }
}

function resolveInside(folder: string, urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch (thrown) {
    if (thrown instanceof URIError) return null;
    throw thrown;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const file = path.resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : null;
}
