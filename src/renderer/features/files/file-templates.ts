/** What a new file begins with: good PyFlink code of each kind, which runs at once on the generated rows (a, b, x, s). */

export const fileTemplates = [
  { value: 'scalar', label: 'Scalar function', note: 'A value for each row' },
  { value: 'class', label: 'ScalarFunction class', note: 'With open() and close()' },
  { value: 'pandas', label: 'Pandas function', note: 'A Series for each batch of rows' },
  { value: 'async', label: 'Async function', note: 'Waits for several rows at once' },
  { value: 'table', label: 'Table function', note: 'Any number of rows for each row' },
  { value: 'aggregate', label: 'Aggregate function', note: 'A value for each group, row by row' },
  { value: 'pandas-aggregate', label: 'Pandas aggregate function', note: 'A value for each group, as Series' },
  { value: 'table-aggregate', label: 'Table aggregate function', note: 'Any number of rows for each group' },
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

const scalarClass = `from pyflink.table import DataTypes
from pyflink.table.udf import FunctionContext, ScalarFunction, udf


class Combine(ScalarFunction):
    """open() runs once per slot, before the first row."""

    def open(self, function_context: FunctionContext) -> None:
        self.factor = int(function_context.get_job_parameter("factor", "2"))

    def eval(self, a, b):
        if a is None or b is None:
            return None
        return a * self.factor + b

    def close(self) -> None:
        """Give back here what open() took: connections, files."""


combine = udf(Combine(), result_type=DataTypes.BIGINT())
`;

const pandas = `import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT(), func_type="pandas")
def combine(a: pd.Series, b: pd.Series) -> pd.Series:
    """A batch is not the whole column: the result has exactly the batch's length."""
    return a * 2 + b
`;

const asyncScalar = `import asyncio

from pyflink.table import DataTypes
from pyflink.table.udf import AsyncScalarFunction, FunctionContext, udf


class RegionOf(AsyncScalarFunction):
    """Asks a slow service once for each region; while one row waits, others go on."""

    def open(self, function_context: FunctionContext) -> None:
        self.known = {}

    async def eval(self, a):
        if a is None:
            return None
        number = a % 100
        if number not in self.known:
            self.known[number] = await self.ask(number)
        return self.known[number]

    async def ask(self, number):
        """Put a request to your service here. Flink calls again after an exception."""
        await asyncio.sleep(0.01)
        return f"region {number}"


region_of = udf(RegionOf(), result_type=DataTypes.STRING())
`;

const table = `import re

from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=[DataTypes.STRING(), DataTypes.INT()])
def parts(s):
    """A row for each run of letters or digits: the run, and where it begins.

    A row without results is dropped by an inner join and kept with NULLs by a left outer join.
    """
    for match in re.finditer(r"[a-z]+|[0-9]+", s or ""):
        yield match.group(), match.start()
`;

const aggregate = `from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes
from pyflink.table.udf import udaf


class Average(AggregateFunction):
    """The accumulator holds what is known of a group: the sum and the number of its values."""

    def create_accumulator(self):
        return Row(0.0, 0)

    def accumulate(self, accumulator, x):
        if x is not None:
            accumulator[0] += x
            accumulator[1] += 1

    def retract(self, accumulator, x):
        """Takes a row back: Flink needs it where the input itself is updated."""
        if x is not None:
            accumulator[0] -= x
            accumulator[1] -= 1

    def merge(self, accumulator, accumulators):
        for other in accumulators:
            accumulator[0] += other[0]
            accumulator[1] += other[1]

    def get_value(self, accumulator):
        """Is also asked for the value of a fresh accumulator."""
        return None if accumulator[1] == 0 else accumulator[0] / accumulator[1]


average = udaf(
    Average(),
    result_type=DataTypes.DOUBLE(),
    accumulator_type=DataTypes.ROW(
        [DataTypes.FIELD("total", DataTypes.DOUBLE()), DataTypes.FIELD("count", DataTypes.BIGINT())]
    ),
)
`;

const pandasAggregate = `import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udaf


@udaf(result_type=DataTypes.DOUBLE(), func_type="pandas")
def spread(x: pd.Series) -> float:
    """Gets all values of a group at once; NULL is NaN, which max() and min() leave out."""
    return x.max() - x.min()
`;

const tableAggregate = `from pyflink.common import Row
from pyflink.table import DataTypes, TableAggregateFunction
from pyflink.table.udf import udtaf


class Top2(TableAggregateFunction):
    """The two largest values of a group, each with its rank."""

    def create_accumulator(self):
        return []

    def accumulate(self, accumulator, x):
        if x is not None:
            accumulator.append(x)
            accumulator.sort(reverse=True)
            del accumulator[2:]

    def emit_value(self, accumulator):
        for rank, x in enumerate(accumulator, start=1):
            yield Row(x, rank)


top2 = udtaf(
    Top2(),
    result_type=DataTypes.ROW(
        [DataTypes.FIELD("x", DataTypes.DOUBLE()), DataTypes.FIELD("rank", DataTypes.INT())]
    ),
    accumulator_type=DataTypes.ARRAY(DataTypes.DOUBLE()),
)
`;

export function templateText(template: FileTemplate): string {
  switch (template) {
    case 'scalar':
      return scalar;
    case 'class':
      return scalarClass;
    case 'pandas':
      return pandas;
    case 'async':
      return asyncScalar;
    case 'table':
      return table;
    case 'aggregate':
      return aggregate;
    case 'pandas-aggregate':
      return pandasAggregate;
    case 'table-aggregate':
      return tableAggregate;
    case 'empty':
      return '';
  }
}
