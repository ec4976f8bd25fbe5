export const fileTemplates = [
  { value: 'scalar', label: 'Scalar function', note: 'Called for each row' },
  { value: 'pandas', label: 'Pandas function', note: 'Called for each batch, with Series' },
  { value: 'class', label: 'ScalarFunction class', note: 'With open() and close()' },
  { value: 'empty', label: 'Empty file' },
] as const;
export type FileTemplate = (typeof fileTemplates)[number]['value'];

const scalar = `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def combine(a, b):
    """Both arguments may be None: NULL reaches a function."""
    if a is None or b is None:
        return None
    return a * 2 + b
`;

const pandas = `import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type="pandas")
def combine(a: pd.Series, b: pd.Series) -> pd.Series:
    """A batch is not the whole column: the result has exactly the batch's length."""
    return a * 2 + b
`;

const scalarClass = `from pyflink.table import DataTypes
from pyflink.table.udf import FunctionContext, ScalarFunction, udf


class Combine(ScalarFunction):
    """open() runs once per slot, before the first row."""

    def open(self, function_context: FunctionContext) -> None:
        self.factor = 2

    def eval(self, a, b):
        if a is None or b is None:
            return None
        return a * self.factor + b

    def close(self) -> None:
        pass


combine = udf(Combine(), result_type=DataTypes.BIGINT())
`;

export function templateText(template: FileTemplate): string {
  switch (template) {
    case 'scalar':
      return scalar;
    case 'pandas':
      return pandas;
    case 'class':
      return scalarClass;
    case 'empty':
      return '';
  }
}
