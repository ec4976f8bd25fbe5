/** Rows of every type that travels, with the values that tend to go wrong. For tests. */
import { parseSchema, type Field } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';

export const sampleFields: readonly Field[] = parseSchema(
  'bool BOOLEAN, tiny TINYINT, small SMALLINT, i INT, big BIGINT, f FLOAT, d DOUBLE, c CHAR(3), vc VARCHAR(20), s STRING, ' +
    'bin BINARY(2), vb VARBINARY(9), bytes BYTES, day DATE, t0 TIMESTAMP(0), t3 TIMESTAMP(3), t6 TIMESTAMP(6), t9 TIMESTAMP(9), ' +
    'time0 TIME(0), time3 TIME(3), time6 TIME(6), time9 TIME(9), ltz3 TIMESTAMP_LTZ(3), ltz6 TIMESTAMP_LTZ(6), ' +
    'dec10 DECIMAL(10, 2), dec38 DECIMAL(38, 18), whole DECIMAL(38, 0), ' +
    'longs ARRAY<BIGINT>, words ARRAY<STRING>, grid ARRAY<ARRAY<INT>>, counts MAP<STRING NOT NULL, BIGINT>, ' +
    'point ROW<x DOUBLE, `y z` ROW<w BOOLEAN, m MAP<INT NOT NULL, ARRAY<DECIMAL(5, 3)>>>>, ' +
    'points ARRAY<ROW<t TIME(3), s STRING NOT NULL>>',
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
  ['00:00:00', '23:59:59', '12:34:56'],
  ['00:00:00', '23:59:59.999', '12:34:56.5'],
  ['00:00:00.000001', '23:59:59.999999', '12:34:56.789'],
  ['00:00:00.000000001', '23:59:59.999999999', '12:34:56'],
  ['1970-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '2024-03-31T01:30:00Z', '9999-12-31T23:59:59.999Z'],
  ['1900-01-01T00:00:00.000001Z', '2038-01-19T03:14:08Z', '0001-01-01T00:00:00Z'],
  ['0.00', '-0.01', '99999999.99', '-99999999.99', '1.50'],
  ['0.000000000000000000', '99999999999999999999.999999999999999999', '-1.000000000000000001'],
  ['0', '99999999999999999999999999999999999999', '-18446744073709551616', '18446744073709551615', '-1'],
  [[], ['1', null, '-9223372036854775808'], ['9007199254740993'], [null, null]],
  [[], ['', null], ['ä', '😀', 'x'.repeat(70)]],
  [[], [[]], [[1, null], null, [], [-2147483648]]],
  [
    [],
    [
      ['ä', null],
      ['a', '1'],
    ],
    [['', '-1']],
    [
      ['k z', '7'],
      ['k"', '5'],
      ['k\\', '6'],
    ],
  ],
  [
    [null, null],
    [-0, [true, []]],
    [
      'NaN',
      [
        null,
        [
          [-1, null],
          [10, []],
          [2, ['0.000', null, '-99.999']],
        ],
      ],
    ],
    [1.5, null],
    [1e300, [false, null]],
  ],
  [[], [['12:00:00', 'noon'], null], [[null, '']]],
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
