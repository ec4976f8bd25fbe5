import { describe, expect, it } from 'vitest';
import { describeExit, exitHint } from './exit-description';
import { LogLines, OutputTail } from './log-lines';

function collector(linesPerSecond = 500, lineCharacters = 20) {
  const out: string[] = [];
  let now = 5_000;
  const lines = new LogLines(
    (batch) => out.push(...batch),
    { linesPerSecond, lineCharacters },
    () => now,
  );
  return { out, lines, pass: (ms: number) => (now += ms) };
}

describe('LogLines', () => {
  it('joins a line that comes in pieces, also in the middle of a character', () => {
    const { out, lines } = collector();
    const bytes = Buffer.from('eins\nzwölf\r\n');
    lines.push(bytes.subarray(0, 8));
    lines.push(bytes.subarray(8));
    lines.push(Buffer.from('no newline'));
    expect(out).toEqual(['eins', 'zwölf']);
    lines.end();
    expect(out).toEqual(['eins', 'zwölf', 'no newline']);
  });

  it('leaves lines out beyond its rate and says how many', () => {
    const { out, lines, pass } = collector(3);
    lines.push(Buffer.from('1\n2\n3\n4\n5\n'));
    pass(1_000);
    lines.push(Buffer.from('6\n'));
    expect(out).toEqual(['1', '2', '3', '… 2 more lines left out (more than 3 a second)', '6']);
  });

  it('cuts a line that has no end and keeps no more of it', () => {
    const { out, lines } = collector(3, 10);
    for (let piece = 0; piece < 100; piece += 1) lines.push(Buffer.from('x'.repeat(1_000)));
    lines.push(Buffer.from('\nnext\n'));
    expect(out).toEqual([`${'x'.repeat(10)} … (line cut at 10 characters)`, 'next']);
  });
});

describe('OutputTail', () => {
  it('keeps the last bytes', () => {
    const tail = new OutputTail(10);
    for (const piece of ['0123456789', 'abc', 'defgh\n']) tail.push(Buffer.from(piece));
    expect(tail.text()).toBe('9abcdefgh');
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
