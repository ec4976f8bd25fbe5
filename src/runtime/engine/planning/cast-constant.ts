/** CAST of a constant, done while planning, by the rules Flink has for constants on their way to a Python function. */
import { formatDataType, type DataType } from '../../../contract/model/data-type';
import type { Constant } from '../../../contract/model/job';
import { castScalar } from './cast-value';
import { badConstant, illegalLiteral, notANumber, unsupportedLiteral } from './constant-errors';

/** literal: DATE '…' and its kin. cast: CAST(x AS T). element: into the common type of an ARRAY or MAP. */
export type CastReason = 'literal' | 'cast' | 'element';

const neverPassed: Readonly<Partial<Record<DataType['kind'], string>>> = {
  BYTES: 'VARBINARY',
  VARBINARY: 'VARBINARY',
  BINARY: 'BINARY',
  TIMESTAMP_LTZ: 'TIMESTAMP_WITH_LOCAL_TIME_ZONE',
};

const numbers: ReadonlySet<DataType['kind']> = new Set([
  'TINYINT',
  'SMALLINT',
  'INT',
  'BIGINT',
  'FLOAT',
  'DOUBLE',
  'DECIMAL',
]);
const texts: ReadonlySet<DataType['kind']> = new Set(['CHAR', 'VARCHAR', 'STRING']);

/** The value in the encoding of its new type. Throws BAD_CONSTANT where it cannot be one, UNSUPPORTED_OPERATION where Flink passes no such constant. */
export function castConstant(sql: string, constant: Constant, type: DataType, reason: CastReason): Constant {
  const { value, type: from } = constant;
  if (value === null) return { type: { ...type, nullable: true }, value: null };
  const unsupported = neverPassed[type.kind];
  if (unsupported !== undefined) throw unsupportedLiteral(sql, unsupported);
  if (typeof value === 'object') {
    if (from.kind === type.kind) return castNested(sql, constant, type, reason);
    throw cannotBe(sql, value, type);
  }
  const cast = keepsItsDigits(from, type, reason) ? String(value) : castScalar(value, from, type);
  if (cast === null) {
    const isTemporal = type.kind === 'DATE' || type.kind === 'TIME' || type.kind === 'TIMESTAMP';
    if (reason === 'literal' && isTemporal) throw illegalLiteral(sql, type.kind, String(value));
    if (texts.has(from.kind) && numbers.has(type.kind)) throw notANumber(sql, String(value));
    throw cannotBe(sql, value, type);
  }
  // All digits: the worker cuts times to milliseconds where Flink passes a literal, an aggregate gets a column.
  return { type: { ...type, nullable: false }, value: cast };
}

/** A number that is cast to DECIMAL is not computed: the function gets the digits that were written. */
function keepsItsDigits(from: DataType, to: DataType, reason: CastReason): boolean {
  return reason === 'cast' && to.kind === 'DECIMAL' && numbers.has(from.kind);
}

function castNested(sql: string, { value, type: from }: Constant, type: DataType, reason: CastReason): Constant {
  const items = typeof value === 'object' && value !== null ? value : [];
  const into = (item: Constant['value'], own: DataType, wanted: DataType): Constant['value'] =>
    castConstant(sql, { type: own, value: item }, wanted, reason).value;
  const done = (values: Constant['value']): Constant => ({ type: { ...type, nullable: false }, value: values });
  if (from.kind === 'ARRAY' && type.kind === 'ARRAY')
    return done(items.map((item) => into(item, from.element, type.element)));
  if (from.kind === 'MAP' && type.kind === 'MAP') {
    return done(
      items.map((pair) => {
        const [key = null, held = null] = typeof pair === 'object' && pair !== null ? pair : [];
        return [into(key, from.key, type.key), into(held, from.value, type.value)];
      }),
    );
  }
  if (from.kind === 'ROW' && type.kind === 'ROW' && from.fields.length === type.fields.length) {
    return done(
      type.fields.map((field, index) => into(items[index] ?? null, from.fields[index]?.type ?? field.type, field.type)),
    );
  }
  throw cannotBe(sql, value, type);
}

function cannotBe(sql: string, value: Constant['value'], type: DataType): Error {
  const text = formatDataType({ ...type, nullable: true });
  return badConstant(sql, `${JSON.stringify(value)} cannot be a ${text}`, { value, type: formatDataType(type) });
}
