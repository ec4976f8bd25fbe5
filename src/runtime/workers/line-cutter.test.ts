import { describe, expect, it } from 'vitest';
import { describeExit, exitHint } from './exit-description';
import { LineCutter, OutputTail } from './line-cutter';
import { readableText } from './marked-lines';

function collector() {
  const out: string[] = [];
  return { out, cutter: new LineCutter((lines) => out.push(lines.toString())) };
}

describe('LineCutter', () => {
  it('joins a line that comes in pieces, also in the middle of a character', () => {
    const { out, cutter } = collector();
    const bytes = Buffer.from('eins\nzwölf\ndrei\n');
    cutter.push(bytes.subarray(0, 8));
    cutter.push(bytes.subarray(8));
    cutter.push(Buffer.from('no newline'));
    expect(out).toEqual(['eins\n', 'zwölf\ndrei\n']);
    cutter.end();
    cutter.end();
    expect(out).toEqual(['eins\n', 'zwölf\ndrei\n', 'no newline\n']);
  });

  it('cuts a line that has no end, and keeps little of it', () => {
    const { out, cutter } = collector();
    for (let piece = 0; piece < 1_000; piece += 1) cutter.push(Buffer.from('x'.repeat(1_000)));
    expect(out.length).toBeGreaterThan(10);
    cutter.push(Buffer.from('\nnext\n'));
    expect(out.at(-1)?.endsWith('x\nnext\n')).toBe(true);
  });
});

describe('OutputTail', () => {
  it('keeps the last bytes', () => {
    const tail = new OutputTail(10);
    for (const piece of ['0123456789', 'abc', 'defgh\n']) tail.push(Buffer.from(piece));
    expect(tail.text()).toBe('9abcdefgh');
  });

  it('is read without marks, records as Python prints them', () => {
    const tail = new OutputTail(120);
    const marked = '\x1ejob;0;7\x1fprinted\n\x1ejob;0;7;30;3;app;/a.py\x1fcareful\\nsecond\nnative\n';
    tail.push(Buffer.from('\x1ejob;0;6\x1f' + 'y'.repeat(60) + '\n' + marked));
    expect(tail.text(readableText)).toMatch(/^y+\nprinted\nWARNING:app:careful\nsecond\nnative$/);
    const cutInMark = new OutputTail(marked.length - 3);
    cutInMark.push(Buffer.from(marked));
    expect(cutInMark.text(readableText)).toBe('printed\nWARNING:app:careful\nsecond\nnative');
  });
});

describe('describeExit', () => {
  it('names signals in words and codes as they are', () => {
    const exit = { exitCode: null, signal: 'SIGSEGV', stderrTail: '' };
    expect(describeExit(exit)).toBe('was killed by signal 11 (segmentation fault)');
    expect(exitHint(exit)).toContain('C extension');
    expect(describeExit({ exitCode: 3, signal: null, stderrTail: '' })).toBe('ended with exit code 3');
  });
});
