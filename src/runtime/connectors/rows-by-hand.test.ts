/** What the grid takes for a cell of a type is one to the source as well, and the other way round. */
import { describe, expect, it } from 'vitest';
import { cellOfText, cellProblem } from '../../contract/model/cell-entry';
import { parseDataType } from '../../contract/model/data-type';
import { formatRowsFile, parseRowsFile } from '../../contract/model/rows-file';
import { columnsFromCells, UnfitCell } from '../arrow/from-cells';

const texts = [
  ...[
    '',
    'NULL',
    'true',
    'False',
    '0',
    '-7',
    '+5',
    '127',
    '128',
    '2147483648',
    '9007199254740993',
    '9223372036854775808',
  ],
  ...[
    '1.5',
    '-0.0',
    '.5',
    '1e3',
    'NaN',
    'inf',
    '-Infinity',
    '12345.678',
    '1e-7',
    '999.995',
    '999.994',
    '99999',
    'x',
    '5 apples',
    '0x00ff',
    'AP8=',
    'AP8',
  ],
  ...['2024-02-29', '2023-02-29', '2024-13-01', '12:00', '12:00:00.5', '24:00:00', '12:60', '2024-02-29 12:00:00'],
  ...[
    '2024-02-29T12:00:00.123456',
    '2024-02-29 12:00:00Z',
    '2024-02-29 12:00+02:00',
    '[1, null]',
    '["a"]',
    '[["k", 1]]',
    '[1, "a"]',
    '{}',
  ],
];
const types = [
  ...[
    'BOOLEAN',
    'TINYINT',
    'SMALLINT',
    'INT',
    'BIGINT',
    'FLOAT',
    'DOUBLE',
    'DECIMAL(5, 2)',
    'STRING',
    'CHAR(3)',
    'BYTES',
    'DATE',
  ],
  ...['TIME(3)', 'TIMESTAMP(3)', 'TIMESTAMP_LTZ(6)', 'ARRAY<INT>', 'MAP<STRING NOT NULL, INT>', 'ROW<a INT, b STRING>'],
].map(parseDataType);

describe('a typed cell', () => {
  it.each(types)('of $kind fits where the source takes it', (type) => {
    for (const text of texts) {
      const cell = cellOfText(type, text);
      let taken = true;
      try {
        columnsFromCells([{ name: 'c', type }], [[cell]]);
      } catch (error) {
        expect(error).toBeInstanceOf(UnfitCell);
        taken = false;
      }
      const fits = cellProblem(type, cell) === null;
      expect({ text, fits }).toEqual({ text, fits: taken });
      // Nothing typed is lost.
      if (!fits) expect(cell).toBe(text);
    }
  });

  it('is NULL where nothing or NULL was typed, but for texts, whose NULL has a key of its own', () => {
    expect(['', 'NULL'].map((text) => cellOfText(parseDataType('INT'), text))).toEqual([null, null]);
    expect(['', 'NULL'].map((text) => cellOfText(parseDataType('STRING'), text))).toEqual(['', 'NULL']);
    expect(cellProblem(parseDataType('INT NOT NULL'), null)).toContain('NOT NULL');
  });
});

describe('a file of rows by hand', () => {
  const fields = types.map((type, index) => ({ name: `c${index}`, type }));
  const rows = texts.map((text) => fields.map(({ type }) => cellOfText(type, text)));

  it('gives back what was written, what does not fit too', () => {
    const text = formatRowsFile({ fields, rowKinds: 'c8', rows });
    expect(parseRowsFile(text, 'f')).toEqual({ fields, rowKinds: 'c8', rows });
    expect(text.split('\n')).toHaveLength(6 + fields.length + rows.length + 2);
  });

  it('has a row a line, and bare digits of any size', () => {
    const file = { fields: fields.slice(4, 5), rowKinds: null, rows: [['9007199254740993'], ['five'], [null]] };
    expect(formatRowsFile(file)).toBe(
      '{\n  "schema": [\n    ["c4", "BIGINT"]\n  ],\n  "rows": [\n    [9007199254740993],\n    ["five"],\n    [null]\n  ]\n}\n',
    );
  });

  it('says what is wrong in it', () => {
    expect(() => parseRowsFile('[1', 'f.rows.json')).toThrow('f.rows.json holds no rows by hand');
    expect(() => parseRowsFile('{"schema": [["a", "INT"]], "rows": [[1, 2]]}', 'f')).toThrow('row 1 has more values');
  });
});
