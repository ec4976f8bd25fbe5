import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import { parseDataType } from '../../../contract/model/data-type';
import { checkDeclaredTypes } from './declared-types';

function problem(declared: readonly string[], given: readonly string[]): WorkbenchError['data'] | null {
  try {
    checkDeclaredTypes('f', declared.map(parseDataType), given.map(parseDataType), ['a', 'b']);
    return null;
  } catch (error) {
    if (error instanceof WorkbenchError) return error.data;
    throw error;
  }
}

describe('declared input types', () => {
  it.each([
    ['BIGINT', 'INT'],
    ['DOUBLE', 'INT'],
    ['DOUBLE', 'FLOAT'],
    ['DECIMAL(10, 2)', 'INT'],
    ['STRING', 'CHAR(3)'],
    ['TIMESTAMP(6)', 'TIMESTAMP(3)'],
    ['BIGINT', 'BIGINT NOT NULL'],
  ])('%s takes %s', (declared, given) => {
    expect(problem([declared], [given])).toBeNull();
  });

  it.each([
    ['INT', 'BIGINT'],
    ['TIMESTAMP(3)', 'DATE'],
    ['BIGINT', 'STRING'],
    ['FLOAT', 'DOUBLE'],
    ['STRING', 'INT'],
  ])('%s refuses %s with the planner’s words', (declared, given) => {
    expect(problem([declared], [given])).toMatchObject({
      code: 'ARGUMENT_MISMATCH',
      stage: 'plan',
      error_type: 'org.apache.flink.table.api.ValidationException',
      error: `Invalid argument type at position 0. Data type ${declared} expected but ${given} passed.`,
    });
  });

  it('tells a wrong count as the planner does', () => {
    expect(problem(['BIGINT', 'BIGINT'], ['BIGINT'])).toMatchObject({
      error_type: 'org.apache.calcite.sql.validate.SqlValidatorException',
      error: 'No match found for function signature f(<NUMERIC>).',
      stage: 'plan',
    });
  });
});
