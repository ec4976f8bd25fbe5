import { describe, expect, it } from 'vitest';
import { formatExactJson, parseExactJson } from './exact-json';

describe('the JSON of a case', () => {
  it('has a key a line, and a row a line where it is a table', () => {
    const recorded = {
      function: 'f',
      args: ['a', { sql: '3' }],
      config: {},
      input: {
        schema: [['a', 'ARRAY<INT>']],
        rows: [[[1, 2]], [null]],
      },
    };
    expect(formatExactJson(recorded)).toBe(`{
  "function": "f",
  "args": ["a", { "sql": "3" }],
  "config": {},
  "input": {
    "schema": [
      ["a", "ARRAY<INT>"]
    ],
    "rows": [
      [[1, 2]],
      [null]
    ]
  }
}`);
  });

  it('keeps the sign of zero and integers of any size', () => {
    expect(formatExactJson({ rows: [[-0, 9223372036854775807n]] })).toContain('[-0.0, 9223372036854775807]');
    expect(parseExactJson('[9223372036854775807, -0.0, 1]')).toEqual(['9223372036854775807', -0, 1]);
  });

  it('is read as it was written', () => {
    const value = { a: [], b: { c: null }, d: [['x']], e: 'text' };
    expect(parseExactJson(formatExactJson(value))).toEqual(value);
  });
});
