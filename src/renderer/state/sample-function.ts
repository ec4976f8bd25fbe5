import type { UdfInfo } from '../../contract/model/udf';

/** A function as an inspection finds it. For tests. */
export function sampleFunction(changes: Partial<UdfInfo> = {}): UdfInfo {
  return {
    name: 'f',
    kind: 'scalar',
    funcType: 'general',
    parameters: [],
    resultType: null,
    inputTypes: null,
    deterministic: true,
    line: 1,
    docstring: null,
    pickleProblem: null,
    ...changes,
  };
}
