import { describe, expect, it } from 'vitest';
import { toErrorData } from '../contract/errors';
import {
  parseArgs,
  parseCount,
  parseInput,
  parseModes,
  parseOutput,
  parseSchemaOption,
  parseSettings,
  parseTwin,
} from './option-values';

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    const { code, stage } = toErrorData(error);
    return `${stage} ${code}`;
  }
}

describe('options of the command line', () => {
  it('--args takes a comma list of columns, or JSON with constants', () => {
    expect(parseArgs('a, b')).toEqual([
      { kind: 'column', name: 'a' },
      { kind: 'column', name: 'b' },
    ]);
    expect(parseArgs('["a,b", {"sql": "\'x\'"}]')).toEqual([
      { kind: 'column', name: 'a,b' },
      { kind: 'constant', sql: "'x'" },
    ]);
    expect(parseArgs('')).toEqual([]);
  });

  it('--args takes chained calls, and refuses what is no list', () => {
    expect(parseArgs('[{"call":"g","args":["b"]}]')).toEqual([
      { kind: 'call', function: 'g', args: [{ kind: 'column', name: 'b' }] },
    ]);
    expect(codeOf(() => parseArgs('["a"'))).toBe('usage BAD_REQUEST');
    expect(codeOf(() => parseArgs('[3]'))).toBe('usage BAD_REQUEST');
  });

  it('--schema with a mistake is wrong usage', () => {
    expect(codeOf(() => parseSchemaOption('a BIGINTT'))).toBe('usage BAD_TYPE_STRING');
  });

  it('--input knows files by their endings, and the generator', () => {
    expect(parseInput('x/y.csv', [], '/home')).toMatchObject({
      source: { kind: 'file', path: '/home/x/y.csv', format: 'csv' },
    });
    expect(parseInput('y.PARQUET', [], '/home')).toMatchObject({ source: { format: 'parquet' } });
    expect(parseInput('datagen:4_000?len=100', [], '/')).toMatchObject({
      source: { kind: 'datagen', rows: 4000, stringLength: 100 },
    });
    expect(parseInput('y.dat', [], '/home')).toEqual({ kind: 'unknown-format', path: '/home/y.dat' });
    expect(codeOf(() => parseInput('datagen:many', [], '/'))).toBe('usage BAD_REQUEST');
    expect(parseInput('y.arrow', [], '/')).toMatchObject({ source: { format: 'arrow' } });
  });

  it('--output writes the format that its ending names, or drops into a blackhole', () => {
    expect(parseOutput(undefined, '/')).toEqual({ kind: 'store' });
    expect(parseOutput('r.jsonl', '/home')).toEqual({ kind: 'jsonl', path: '/home/r.jsonl' });
    expect(parseOutput('blackhole:', '/')).toEqual({ kind: 'blackhole' });
    for (const kind of ['csv', 'parquet', 'arrow'] as const) {
      expect(parseOutput(`r.${kind}`, '/home')).toEqual({ kind, path: `/home/r.${kind}` });
    }
    expect(codeOf(() => parseOutput('r', '/'))).toBe('usage BAD_REQUEST');
  });

  it('--set carries keys of Flink, and takes typing mistakes for what they are', () => {
    expect(parseSettings(['python.fn-execution.bundle.size=5', 'table.exec.mini-batch.enabled=true'])).toEqual({
      'python.fn-execution.bundle.size': '5',
      'table.exec.mini-batch.enabled': 'true',
    });
    expect(codeOf(() => parseSettings(['python.fn-execution.bundle.sze=5']))).toBe('usage UNKNOWN_SETTING');
    expect(codeOf(() => parseSettings(['python.fn-execution.bundle.size=five']))).toBe('usage BAD_SETTING_VALUE');
    expect(codeOf(() => parseSettings(['parallelism']))).toBe('usage BAD_REQUEST');
  });

  it('--modes, --twin and counts', () => {
    expect(parseModes('thread,process-row')).toEqual(['thread', 'process-row']);
    expect(codeOf(() => parseModes('threads'))).toBe('usage BAD_REQUEST');
    expect(parseTwin('g', '/p/a.py', '/home')).toEqual({ file: '/p/a.py', name: 'g' });
    expect(parseTwin('b.py:g', '/p/a.py', '/home')).toEqual({ file: '/home/b.py', name: 'g' });
    expect(parseCount('--limit', '3', 1)).toBe(3);
    expect(codeOf(() => parseCount('--limit', '0', 1))).toBe('usage BAD_REQUEST');
    expect(codeOf(() => parseCount('--limit', '1e3', 1))).toBe('usage BAD_REQUEST');
  });
});
