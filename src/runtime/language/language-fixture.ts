/** The language servers on a project of a few texts in a folder of its own. */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { Diagnostic, LanguageEvent, LanguageServerName } from '../../contract/model/language';
import { LanguageService } from './language-service';
import { environmentPython } from '../testing/task-manager-fixture';

/** Heard since the start, and what waits for more. */
export class Ears {
  readonly events: LanguageEvent[] = [];
  private waiting: (() => void)[] = [];

  readonly hear = (event: LanguageEvent): void => {
    this.events.push(event);
    for (const wake of this.waiting.splice(0)) wake();
  };

  async until<T>(find: (events: readonly LanguageEvent[]) => T | undefined): Promise<T> {
    for (;;) {
      const found = find(this.events);
      if (found !== undefined) return found;
      await new Promise<void>((wake) => this.waiting.push(wake));
    }
  }

  diagnostics(server: LanguageServerName, file: string, version: number): Promise<readonly Diagnostic[]> {
    return this.until((events) =>
      [...events]
        .reverse()
        .flatMap((event) =>
          event.kind === 'diagnostics' && event.server === server && event.path === file && event.version === version
            ? [event.items]
            : [],
        )
        .at(0),
    );
  }
}

export interface LanguageFixture {
  readonly folder: string;
  readonly ears: Ears;
  readonly service: LanguageService;
  close(): Promise<void>;
}

/** Of the files, by their names in the project, the first is open. */
export async function openLanguageFixture(files: Readonly<Record<string, string>>): Promise<LanguageFixture> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'udf-language-test-')));
  const privateDir = await mkdtemp(path.join(tmpdir(), 'udf-language-private-'));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const ears = new Ears();
  const { workerPath } = inject('entries');
  const service = new LanguageService({
    node: process.execPath,
    pyright: path.resolve(workerPath, '../../../node_modules/pyright/langserver.index.js'),
    python: environmentPython(),
    workerPath,
    privateDir,
    emit: ears.hear,
  });
  await service.api.openLanguage({ root: folder });
  const [first] = Object.entries(files);
  if (first !== undefined) await service.api.openText({ root: folder, path: first[0], version: 1, text: first[1] });
  return {
    folder,
    ears,
    service,
    close: async () => {
      await service.close();
      for (const place of [folder, privateDir]) await rm(place, { recursive: true, force: true });
    },
  };
}

/** The place behind the first `part` of a text. */
export function placeAfter(text: string, part: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(part) + part.length).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
