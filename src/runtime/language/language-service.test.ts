import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageEvent, LanguageServerName } from '../../contract/model/language';
import { openLanguageFixture, placeAfter, type Ears, type LanguageFixture } from './language-fixture';
import type { LanguageService } from './language-service';

const udfText = `from pyflink.table import DataTypes
from pyflink.table.udf import udf

from helpers import tidy


@udf(result_type=DataTypes.STRING())
def shout(word: str) -> str:
    return tidy(word).upper()
`;
const helpersText = `def tidy(word: str) -> str:
    """Without blanks around it."""
    return word.strip()
`;

let fixture: LanguageFixture;
let folder: string;
let ears: Ears;
let service: LanguageService;

beforeEach(async () => {
  fixture = await openLanguageFixture({ 'words.py': udfText, 'helpers.py': helpersText });
  ({ folder, ears, service } = fixture);
});

afterEach(() => fixture.close());

/** The place behind the first `part` of the text. */
function after(text: string, part: string): { root: string; path: string; line: number; column: number } {
  return { root: folder, path: 'words.py', ...placeAfter(text, part) };
}

describe('the language servers', { timeout: 60_000 }, () => {
  it('complete with the docstrings of pyflink', async () => {
    const { items } = await service.api.complete(after(udfText, 'DataTypes.'));
    const decimal = items.find((item) => item.label === 'DECIMAL');
    expect(decimal).toMatchObject({ kind: 'method' });
    const { documentation } = await service.api.completionDetail({ root: folder, handle: decimal?.handle ?? -1 });
    expect(documentation).toContain('precision');
  });

  it('add the import of what is completed', async () => {
    const text = `${udfText}\nrow = RowK`;
    await service.api.openText({ root: folder, path: 'words.py', version: 2, text });
    const { items } = await service.api.complete(after(text, 'RowK'));
    const kind = items.find((item) => item.label === 'RowKind');
    const { edits } = await service.api.completionDetail({ root: folder, handle: kind?.handle ?? -1 });
    expect(edits.map((edit) => edit.text).join('')).toContain('RowKind');
  });

  it('show hover, signature, definition, references, highlights and symbols', async () => {
    const at = after(udfText, 'return ti');
    expect((await service.api.hover(at)).text).toContain('Without blanks around it.');
    const { help } = await service.api.signatureHelp(after(udfText, 'tidy('));
    expect(help?.signatures[0]?.label).toContain('word: str');
    const { places } = await service.api.definition(at);
    expect(places).toEqual([{ path: 'helpers.py', range: { line: 1, column: 5, endLine: 1, endColumn: 9 } }]);
    const { places: uses } = await service.api.references(at);
    expect(uses.map((place) => place.path).sort()).toEqual(['helpers.py', 'words.py', 'words.py']);
    expect((await service.api.highlights(after(udfText, 'def shout(wo'))).ranges).toHaveLength(2);
    const { symbols } = await service.api.symbols({ root: folder, path: 'words.py' });
    expect(symbols.map(({ name, kind, depth }) => [name, kind, depth])).toContainEqual(['shout', 'function', 0]);
  });

  it('rename across files that are not open', async () => {
    const at = after(udfText, 'return ti');
    // The project's files are known by then.
    await ears.diagnostics('pyright', 'words.py', 1);
    expect((await service.api.renameRange(at)).range).toMatchObject({ line: 9, column: 12, endColumn: 16 });
    const { edits } = await service.api.rename({ ...at, name: 'trimmed' });
    expect(edits.map((edit) => edit.path).sort()).toEqual(['helpers.py', 'words.py']);
    expect(edits.flatMap((edit) => edit.edits)).toHaveLength(3);
  });

  it('say nothing of a file that is right, and take back what was mended', async () => {
    expect(await ears.diagnostics('pyright', 'words.py', 1)).toEqual([]);
    expect(await ears.diagnostics('ruff', 'words.py', 1)).toEqual([]);
    const place = { line: 9, column: 12, endLine: 9, endColumn: 16 };
    const change = (version: number, range: typeof place, text: string) =>
      service.api.changeText({ root: folder, path: 'words.py', version, changes: [{ range, text }] });
    expect(await change(2, place, 'tidi')).toEqual({ known: true });
    expect(await ears.diagnostics('pyright', 'words.py', 2)).toMatchObject([
      { code: 'reportUndefinedVariable', severity: 'error', range: place },
    ]);
    expect(await ears.diagnostics('ruff', 'words.py', 2)).toMatchObject([{ code: 'F401' }]);
    await change(3, place, 'tidy');
    expect(await ears.diagnostics('pyright', 'words.py', 3)).toEqual([]);
    expect(await ears.diagnostics('ruff', 'words.py', 3)).toEqual([]);
  });

  it('refuse a change that does not follow what is known', async () => {
    const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    const request = { root: folder, path: 'words.py', changes: [{ range, text: '#' }] };
    expect(await service.api.changeText({ ...request, version: 3 })).toEqual({ known: false });
    expect(await service.api.changeText({ ...request, path: 'other.py', version: 2 })).toEqual({ known: false });
  });

  it('format, and mend what ruff can mend', async () => {
    const text = 'import os\nx   =  {"a":1}\n';
    await service.api.openText({ root: folder, path: 'words.py', version: 2, text });
    await ears.diagnostics('ruff', 'words.py', 2);
    const { edits } = await service.api.formatText({ root: folder, path: 'words.py' });
    expect(edits.map((edit) => edit.text).join('')).toContain('{"a": 1}');
    const range = { line: 1, column: 1, endLine: 1, endColumn: 10 };
    const { fixes } = await service.api.fixes({ root: folder, path: 'words.py', range });
    expect(fixes[0]).toMatchObject({ preferred: true, edits: [{ path: 'words.py', edits: [{ text: '' }] }] });
  });

  it("check Flink's rules about the text as it stands", async () => {
    const text = udfText.replace('word: str) -> str', 'word: str) -> int');
    await service.api.openText({ root: folder, path: 'words.py', version: 2, text });
    const bigint = { kind: 'BIGINT', nullable: true } as const;
    const bound = {
      name: 'shout',
      data: 'flights',
      columns: [{ name: 'word', type: bigint }],
      args: null,
      rowBased: false,
      needsRetract: false,
      needsMerge: false,
      fallback: null,
      resultType: null,
    };
    const answer = await service.api.checkFlink({ root: folder, path: 'words.py', functions: [bound] });
    expect(answer).toMatchObject({
      version: 2,
      items: [
        { code: 'FLINK002', range: { line: 8, column: 17 } },
        { code: 'FLINK001', range: { line: 8, column: 25, endColumn: 28 } },
      ],
    });
    const [first] = answer.items[1]?.fixes ?? [];
    expect(first?.edits).toMatchObject([{ path: 'words.py', edits: [{ text: 'DataTypes.BIGINT()' }] }]);
  });

  it('know a file that was made meanwhile', async () => {
    service.filesRead(folder, ['helpers.py', 'words.py']);
    const text = 'from later import thing\n\nthing()\n';
    await service.api.openText({ root: folder, path: 'words.py', version: 2, text });
    await ears.diagnostics('pyright', 'words.py', 2);
    await writeFile(path.join(folder, 'later.py'), 'def thing() -> None:\n    """A later thing."""\n');
    service.fileWritten(folder, 'later.py');
    await service.api.changeText({
      root: folder,
      path: 'words.py',
      version: 3,
      changes: [{ range: { line: 4, column: 1, endLine: 4, endColumn: 1 }, text: 'thing()\n' }],
    });
    await ears.diagnostics('pyright', 'words.py', 3);
    expect((await service.api.hover(after(text, '\nthi'))).text).toContain('A later thing.');
  });

  it('are started again when they die, and know the text', async () => {
    await service.api.hover(after(udfText, 'return ti'));
    const [pid = 0] = service.pids();
    process.kill(pid, 'SIGKILL');
    await ears.until((events) => (events.filter(isReady('pyright')).length > 1 ? true : undefined));
    expect((await service.api.hover(after(udfText, 'return ti'))).text).toContain('Without blanks around it.');
    expect(service.pids()).not.toContain(pid);
  });

  it('read no file that no answer named, and leave no process', async () => {
    const reading = service.api.readLibrary({ path: '/etc/hostname' });
    await expect(reading).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    const { places } = await service.api.definition(after(udfText, 'DataTypes.STR'));
    const { text } = await service.api.readLibrary({ path: places[0]?.path ?? '' });
    expect(text).toContain('def STRING');
    const pids = service.pids();
    expect(pids).toHaveLength(3);
    await service.close();
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  });
});

function isReady(server: LanguageServerName): (event: LanguageEvent) => boolean {
  return (event) => event.kind === 'server' && event.server === server && event.state === 'ready';
}
