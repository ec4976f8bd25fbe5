/** The type that the elements of an ARRAY or MAP of constants have in common. */
import type { DataType } from '../../../contract/model/data-type';
import type { Constant } from '../../../contract/model/job';

/** Of the first one where they have nothing in common; STRING for texts; nullable where one is NULL. */
export function commonType(items: readonly Constant[]): DataType {
  const typed = items.filter(({ value }) => value !== null).map(({ type }) => type);
  const nullable = typed.length < items.length;
  const [first] = typed;
  if (first === undefined) return items[0]?.type ?? { kind: 'STRING', nullable: true };
  const kinds = new Set(typed.map(({ kind }) => kind));
  const widest = (['DOUBLE', 'FLOAT', 'DECIMAL', 'BIGINT', 'INT', 'SMALLINT', 'TINYINT'] as const).find((kind) =>
    kinds.has(kind),
  );
  if (first.kind === 'CHAR' || first.kind === 'VARCHAR' || first.kind === 'STRING') return { kind: 'STRING', nullable };
  if (widest === undefined) return { ...first, nullable };
  return widest === 'DECIMAL' ? commonDecimal(typed, nullable) : { kind: widest, nullable };
}

const integerDigits: Readonly<Record<string, number>> = { TINYINT: 3, SMALLINT: 5, INT: 10, BIGINT: 19 };

function commonDecimal(types: readonly DataType[], nullable: boolean): DataType {
  const sizes = types.map((type) =>
    type.kind === 'DECIMAL'
      ? { whole: type.precision - type.scale, scale: type.scale }
      : { whole: integerDigits[type.kind] ?? 10, scale: 0 },
  );
  const scale = Math.max(...sizes.map((size) => size.scale));
  const whole = Math.max(...sizes.map((size) => size.whole));
  return { kind: 'DECIMAL', nullable, precision: Math.min(38, whole + scale), scale };
}
