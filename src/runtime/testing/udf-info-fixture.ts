/** A declared function as a worker would describe it. For tests. */
import type { UdfInfo } from '../../contract/model/udf';

/** `parameters` as in Python: `a`, `b=`, `*rest`. */
export function udfInfo(
  changes: Partial<Omit<UdfInfo, 'parameters'>> & { readonly parameters?: readonly string[] } = {},
): UdfInfo {
  const { parameters = ['a', 'b'], ...rest } = changes;
  return {
    name: 'f',
    kind: 'scalar',
    funcType: 'general',
    resultType: { kind: 'BIGINT', nullable: true },
    inputTypes: null,
    deterministic: true,
    line: 4,
    docstring: null,
    pickleProblem: null,
    ...rest,
    parameters: parameters.map((text) => ({
      name: text.replace(/^\*|=$/g, ''),
      optional: text.endsWith('='),
      variadic: text.startsWith('*'),
    })),
  };
}
