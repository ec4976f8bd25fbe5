import { expect, it } from 'vitest';
import { formatExactJson } from '../../../contract/exact-json';
import { withExactRows } from './exact-rows';

it('writes every BIGINT of a case as bare digits, wherever it is nested', () => {
  const table = {
    schema: [
      ['a', 'BIGINT'],
      ['s', 'STRING'],
      ['n', 'ROW<m MAP<STRING, BIGINT>, l ARRAY<BIGINT>>'],
    ] as [string, string][],
    rows: [
      ['9223372036854775807', '1', [[['k', '2']], ['3', null]]],
      [null, 'x', null],
    ],
  };
  const exact = withExactRows({
    function: 'f',
    kind: 'scalar',
    args: ['a'],
    input: table,
    expected: { error: 'e', error_type: 'ValueError', stage: 'run' },
    expected_thread: { ...table, order: 'input' },
  });
  const text = formatExactJson(exact);
  expect(text.split('[9223372036854775807, "1", [[["k", 2]], [3, null]]]')).toHaveLength(3);
  expect(text).toContain('[null, "x", null]');
  expect(text).toContain('"error_type": "ValueError"');
});
