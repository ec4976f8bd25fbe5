import { expect, it } from 'vitest';
import { readLines } from './marked-lines';

const origin = { runId: null, source: 'stdout', process: 'worker 1', at: 5 } as const;
const read = (text: string) => readLines(Buffer.from(text), origin);

it('a mark tells job, slot and rows; a line without one is its process’s alone', () => {
  expect(read('\x1erun 1;2;17\x1fone\n\x1erun 1;2;0-99\x1ftwo\n\x1erun 1;2;\x1fthree\r\nnative\n')).toEqual([
    { ...origin, runId: 'run 1', slot: 2, rows: { first: 17, last: 17 }, text: 'one' },
    { ...origin, runId: 'run 1', slot: 2, rows: { first: 0, last: 99 }, text: 'two' },
    { ...origin, runId: 'run 1', slot: 2, text: 'three' },
    { ...origin, text: 'native' },
  ]);
});

it('a record has its level, logger and place, and its text all of its lines', () => {
  const [record] = read('\x1ej;0;3;35;12;my.app;/home/a;b.py\x1fone\\ntwo\\\\n\n');
  expect(record).toEqual({
    ...origin,
    source: 'logging',
    runId: 'j',
    slot: 0,
    rows: { first: 3, last: 3 },
    record: { level: 'warning', logger: 'my.app', file: '/home/a;b.py', line: 12 },
    text: 'one\ntwo\\n',
  });
});

it('each line is one event, whatever control characters it has', () => {
  const texts = read('abc\x1ej;0;3\x1fdef\n\x1enot a mark\n\x1ej;1;\x1f\x1ej;1;\x1f\n\n').map((line) => line.text);
  expect(texts).toEqual(['abcdef', '\x1enot a mark', '', '']);
});

it('a long line is cut, and says so', () => {
  expect(read(`${'x'.repeat(5_000)}\n`)[0]?.text).toBe(`${'x'.repeat(4_000)} … (line cut at 4000 characters)`);
});
