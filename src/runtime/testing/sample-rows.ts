/** Rows of every type that travels, with the values that tend to go wrong. For tests. */
import { parseSchema, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';

export const sampleFields: readonly Field[] = parseSchema(
  'bool BOOLEAN, tiny TINYINT, small SMALLINT, i INT, big BIGINT, f FLOAT, d DOUBLE, c CHAR(3), vc VARCHAR(20), s STRING, ' +
    'bin BINARY(2), vb VARBINARY(9), bytes BYTES, day DATE, t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6), t9 TIMESTAMP(9)',
);

/** Values by column of `sampleFields`; NULL comes from `sampleRows`. */
const values: readonly (readonly Cell[])[] = [
  [true, false],
  [0, 127, -128, 7],
  [0, 32767, -32768, 513],
  [0, 2147483647, -2147483648, 70000],
  ['0', '9223372036854775807', '-9223372036854775808', '9007199254740993', '-1'],
  [0.1, -0, 3.4028235e38, 1e-45, 16777216, -2.5, 'NaN', 'Infinity', '-Infinity'],
  [0.1, -0, 1.7976931348623157e308, 5e-324, 1 / 3, 'NaN', 'Infinity', '-Infinity', 1e16],
  ['abc', 'äöü', '日本語'],
  ['', 'twenty characters ok', 'ß'],
  ['', 'a', 'äöü ß', '😀👩‍👩‍👧', 'tab\tnl\n"\'\\', '\u0000nul', 'x'.repeat(90), 'y'.repeat(300)],
  ['AQI=', '/wA='],
  ['', '/wD+', 'AQIDBAUGBwgJ'],
  ['', '/wD+gA==', 'AAAA'],
  ['1970-01-01', '2024-02-29', '0001-01-01', '9999-12-31', '1969-12-31'],
  ['1970-01-01T00:00:00', '0001-01-01T00:00:00', '9999-12-31T23:59:59', '1969-12-31T23:59:59'],
  ['1970-01-01T00:00:00', '1969-12-31T23:59:59.5', '9999-12-31T23:59:59.999', '2024-02-29T12:00:00.12'],
  ['1960-06-01T12:00:00.000001', '0001-01-01T00:00:00', '9999-12-31T23:59:59.999999', '2024-02-29T12:00:00'],
  ['1970-01-01T00:00:00', '1969-12-31T23:59:59.999999', '2024-01-02T03:04:05.123456', '2261-12-31T00:00:00.000001'],
];

/** `count` rows; each column is NULL in every `nullEvery`-th row (0: never), a different one for each column. */
export function sampleRows(count: number, nullEvery: number): Cell[][] {
  const rows: Cell[][] = [];
  for (let row = 0; row < count; row++) {
    rows.push(
      values.map((choices, column) => {
        if (nullEvery > 0 && (row + column) % nullEvery === 0) return null;
        return choices[(row * 7 + column) % choices.length] ?? null;
      }),
    );
  }
  return rows;
}
