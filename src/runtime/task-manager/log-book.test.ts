import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LogBook, type NumberedLines } from './log-book';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'udf-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function opened(pageLines = 100) {
  const sent: NumberedLines[] = [];
  const book = new LogBook(folder, (numbered) => sent.push(numbered), { pageLines, pageBytes: 1 << 20, liveLines: 5 });
  const add = (process: string, texts: readonly (string | number)[]): void => {
    const origin = { runId: 'r', source: 'stdout', process, at: 1 } as const;
    book.add(origin, Buffer.from(texts.map((text) => `${text}\n`).join('')));
  };
  return { book, sent, add };
}
const texts = (numbered: NumberedLines | undefined) => numbered?.lines.map((line) => line.text);
const numbers = (first: number, end: number) => Array.from({ length: end - first }, (_, index) => first + index);

it('what comes is sent in its order, numbered, and once', () => {
  const { book, sent, add } = opened();
  add('worker 1', ['a', 'b']);
  add('worker 2', ['c']);
  book.flush();
  add('worker 1', ['d']);
  book.flush();
  book.flush();
  expect(sent.map(({ first }) => first)).toEqual([0, 3]);
  expect(sent.map(texts)).toEqual([['a', 'b', 'c'], ['d']]);
  expect(sent[0]?.lines.map((line) => line.process)).toEqual(['worker 1', 'worker 1', 'worker 2']);
  book.close();
});

it('of a flood the newest lines are sent, and those between can be read', () => {
  const { book, sent, add } = opened();
  add('worker 1', ['before']);
  book.flush();
  add('worker 1', numbers(0, 50));
  book.flush();
  expect(sent[1]).toMatchObject({ first: 46 });
  expect(texts(sent[1])).toEqual(['45', '46', '47', '48', '49']);
  expect(texts(book.read(1, 45))).toEqual(numbers(0, 45).map(String));
  expect(texts(book.read(10, 2))).toEqual(['9', '10']);
  book.close();
});

it('keeps one page and what has come of the next, without a file that anybody could find', async () => {
  const { book, add } = opened(10);
  for (let line = 0; line < 57; line += 1) add(`worker ${line % 2}`, [line]);
  const kept = book.read(0, 1_000);
  expect(kept.first).toBe(40);
  expect(texts(kept)).toEqual(numbers(40, 57).map(String));
  expect(await readdir(folder)).toEqual([]);
  book.close();
});
