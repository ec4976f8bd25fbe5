/** Arguments against the types that functions declare for them. */
import { workbenchError } from '../../../contract/errors';
import { formatDataType, type DataType } from '../../../contract/model/data-type';
import type { UdfInfo } from '../../../contract/model/udf';
import type { BoundArgument } from './bind-arguments';
import { checkDeclaredTypes } from './declared-types';
import { requireKnownTypes } from './output-columns';
import { isSameShape } from './read-columns';

/**
 * The function's own arguments, and those of the functions it is given calls of. Throws ARGUMENT_MISMATCH, and
 * UNSUPPORTED_OPERATION where Flink cannot do the cast that is needed.
 */
export function checkCalls(udf: UdfInfo, args: readonly BoundArgument[]): void {
  for (const argument of args) if (argument.kind === 'call') checkCalls(argument.udf, argument.args);
  checkTypes(udf, args);
}

function checkTypes(udf: UdfInfo, args: readonly BoundArgument[]): void {
  const declared = udf.inputTypes;
  if (declared === null) return;
  checkDeclaredTypes(
    udf.name,
    declared,
    args.map((arg) => (isBareNull(arg) ? null : typeOf(arg))),
    udf.parameters.map((parameter) => parameter.name),
  );
  if (udf.kind === 'aggregate' || udf.kind === 'table_aggregate') refuseCasts(udf, declared, args);
}

/** The planner of Flink 2.3 fails with a NullPointerException where it would have to cast an argument of a general aggregate. */
function refuseCasts(udf: UdfInfo, declared: readonly DataType[], args: readonly BoundArgument[]): void {
  const position = args.findIndex((arg, index) => {
    const type = declared[index];
    return arg.kind !== 'constant' && type !== undefined && !isSameShape(typeOf(arg), type);
  });
  const type = declared[position];
  if (type === undefined) return;
  throw workbenchError(
    'UNSUPPORTED_OPERATION',
    'plan',
    "Flink's planner cannot cast an argument of a general aggregate function.",
    { function: udf.name, position, declaredType: formatDataType(type) },
    {
      errorType: 'java.lang.NullPointerException',
      hint: `Declare the type that argument ${position + 1} has, or leave out input_types.`,
    },
  );
}

function isBareNull(argument: BoundArgument): boolean {
  return argument.kind === 'constant' && argument.constant.value === null;
}

function typeOf(argument: BoundArgument): DataType {
  switch (argument.kind) {
    case 'column':
      return argument.field.type;
    case 'constant':
      return argument.constant.type;
    case 'call':
      requireKnownTypes(argument.udf);
      return argument.udf.resultType ?? { kind: 'STRING', nullable: true };
  }
}
