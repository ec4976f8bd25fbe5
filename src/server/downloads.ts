/** Files that were exported for a browser: each is sent once, from a folder of the server's own, and then gone. */
import { createReadStream, existsSync, mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOWNLOADS_PATH } from '../contract/wire/event-stream';

interface Download {
  readonly file: string;
  readonly name: string;
}

export class Downloads {
  private readonly files = new Map<string, Download>();
  private folder: string | null = null;
  private targets = 0;

  /** Where the next export is to be written. */
  target(): string {
    // mkdtemp makes it 0700: the rows are nobody else's.
    this.folder ??= mkdtempSync(path.join(tmpdir(), 'udf-workbench-downloads-'));
    this.targets += 1;
    return path.join(this.folder, `export-${this.targets}`);
  }

  add(exportId: string, file: string, name: string): void {
    this.files.set(exportId, { file, name: path.basename(name) });
  }

  /** The whole file that the URL's path names; null where there is none. */
  find(urlPath: string): Download | null {
    if (!urlPath.startsWith(DOWNLOADS_PATH)) return null;
    const download = this.files.get(urlPath.slice(DOWNLOADS_PATH.length));
    return download !== undefined && existsSync(download.file) ? download : null;
  }

  /** Streams it, so that its size does not matter. */
  send(response: ServerResponse, { file, name }: Download): void {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': statSync(file).size,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const stream = createReadStream(file);
    stream.on('error', () => response.destroy());
    response.on('close', () => {
      stream.destroy();
      void rm(file, { force: true });
    });
    stream.pipe(response);
  }

  async close(): Promise<void> {
    if (this.folder !== null) await rm(this.folder, { recursive: true, force: true });
  }
}
