/** Cells as JSON text; their types tell a BIGINT's digits and a DECIMAL from a text. */
import type { DataType } from '../../contract/model/data-type';
import type { Cell } from '../../contract/model/rows';
import { doubleText } from './float-text';

interface Style {
  readonly separator: string;
  readonly text: (value: string) => string;
}

const compact: Style = { separator: ',', text: (value) => JSON.stringify(value) };
const python: Style = { separator: ', ', text: (value) => JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped) };

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** JSON without blanks. BIGINT as bare digits, DOUBLE and FLOAT as `1.0`, -0.0 kept. */
export function cellJson(type: DataType, cell: Cell): string {
  return jsonOf(type, cell, compact);
}

/** Pairs of a MAP in the order of their texts as Python's `json.dumps` writes them. `pair` is `pairType` of the MAP. */
export function sortedPairs<T extends readonly Cell[]>(pair: DataType, pairs: readonly T[]): T[] {
  const texts = pairs.map((cells) => ({ cells, text: pythonJson(pair, cells) }));
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return texts.map(({ cells }) => cells);
}

/** In ASCII, with blanks. */
export function pythonJson(type: DataType, cell: Cell): string {
  return jsonOf(type, cell, python);
}

function jsonOf(type: DataType, cell: Cell, style: Style): string {
  if (cell === null) return 'null';
  switch (type.kind) {
    case 'BIGINT':
      return typeof cell === 'string' ? cell : JSON.stringify(cell);
    case 'FLOAT':
    case 'DOUBLE':
      return typeof cell === 'number' ? doubleText(cell) : JSON.stringify(cell);
    case 'ARRAY':
      return listJson(cell, style, () => type.element);
    case 'ROW':
      return listJson(cell, style, (index) => type.fields[index]?.type);
    case 'MAP': {
      const pair = pairType(type.key, type.value);
      return listJson(cell, style, () => pair);
    }
    case 'BOOLEAN':
    case 'TINYINT':
    case 'SMALLINT':
    case 'INT':
    case 'DECIMAL':
    case 'CHAR':
    case 'VARCHAR':
    case 'STRING':
    case 'BINARY':
    case 'VARBINARY':
    case 'BYTES':
    case 'DATE':
    case 'TIME':
    case 'TIMESTAMP':
    case 'TIMESTAMP_LTZ':
      return typeof cell === 'string' ? style.text(cell) : JSON.stringify(cell);
  }
}

/** The type of a MAP's pair, as a row of two. */
export function pairType(key: DataType, value: DataType): DataType {
  const fields = [
    { name: 'key', type: key },
    { name: 'value', type: value },
  ];
  return { kind: 'ROW', nullable: false, fields };
}

function listJson(cell: Cell, style: Style, typeAt: (index: number) => DataType | undefined): string {
  if (typeof cell !== 'object' || cell === null) return JSON.stringify(cell);
  const items = cell.map((item, index) => {
    const type = typeAt(index);
    return type === undefined ? JSON.stringify(item) : jsonOf(type, item, style);
  });
  return `[${items.join(style.separator)}]`;
}
