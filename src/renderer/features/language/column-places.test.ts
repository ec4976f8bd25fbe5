import { describe, expect, it } from 'vitest';
import { columnPlace, functionBeingWritten, namedParameters } from './column-places';

const rows = new Set(['row']);

describe('the place of a column', () => {
  it.each([
    ["t.select(col('dep", { kind: 'text', typed: 'dep', quote: "'" }],
    ['x = col("', { kind: 'text', typed: '', quote: '"' }],
    ["t.group_by('carrier', 'or", { kind: 'text', typed: 'or', quote: "'" }],
    ["    return row['dep_", { kind: 'text', typed: 'dep_', quote: "'" }],
    ['    return row.', { kind: 'attribute', typed: '' }],
    ['    return row.dep', { kind: 'attribute', typed: 'dep' }],
    ['def f(', { kind: 'parameter', typed: '' }],
    ['async def f(dep_delay: int, arr', { kind: 'parameter', typed: 'arr' }],
    ['def f(\n    dep_delay: int | None,\n    arr', { kind: 'parameter', typed: 'arr' }],
  ] as const)('%j', (before, place) => {
    expect(columnPlace(before, rows)).toEqual(place);
  });

  it.each([
    "print('dep",
    "other['dep",
    'other.dep',
    'def f(a: in',
    'def f(a=',
    'f(dep',
    "col('a')",
    'def f(a) -> in',
    '',
  ])('is not %j', (before) => {
    expect(columnPlace(before, rows)).toBeNull();
  });

  it('knows the parameters that are there', () => {
    expect([...namedParameters('def f(self, dep_delay: int | None, arr_')]).toEqual(['self', 'dep_delay', 'arr_']);
  });
});

describe('the function whose parameters are being written', () => {
  it.each([
    ['@udf()\ndef f(', 'f'],
    ['async def g(a, ', 'g'],
    ['class A:\n    def eval(self, ', null],
    ['def f(a):\n    return g(', null],
  ])('%j', (before, name) => expect(functionBeingWritten(before)).toBe(name));
});
