/** Functions that several journeys and pictures write into the editor. */

/** The text of delay.py with one function, which returns what `result` says. */
export function delayGrade(result: string, type = 'BIGINT'): string {
  return `from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.${type}())
def delay_grade(dep_delay, arr_delay, carrier):
    return ${result}`;
}

/** A multiple of the delay, NULL for a flight that never left. */
export function delayTimes(factor: number | string, type?: string): string {
  return delayGrade(`None if dep_delay is None else dep_delay * ${factor}`, type);
}

/** A mean of which `merge` forgets to add up the rows of the others. */
export const brokenMean = `from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes
from pyflink.table.udf import udaf


class MeanDelay(AggregateFunction):
    def create_accumulator(self):
        return Row(0, 0)

    def accumulate(self, accumulator, dep_delay):
        if dep_delay is not None:
            accumulator[0] += dep_delay
            accumulator[1] += 1

    def merge(self, accumulator, accumulators):
        # The counts are forgotten.

        for other in accumulators:
            accumulator[0] += other[0]

    def get_value(self, accumulator):
        return None if accumulator[1] == 0 else accumulator[0] / accumulator[1]


mean_delay = udaf(
    MeanDelay(),
    result_type=DataTypes.DOUBLE(),
    accumulator_type=DataTypes.ROW([DataTypes.FIELD('total', DataTypes.BIGINT()), DataTypes.FIELD('flights', DataTypes.BIGINT())]),
)
`;

/** Counts calls and the flights of January, and keeps the distribution of months. */
export const counting = `from pyflink.table import DataTypes
from pyflink.table.udf import ScalarFunction, udf


class Counting(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group().add_group("mine")
        self.calls = group.counter("calls")
        self.january = group.add_group("month", "january").counter("rows")
        self.months = group.distribution("months")

    def eval(self, month):
        self.calls.inc()
        if month == 1:
            self.january.inc()
        self.months.update(month)
        return month


counting = udf(Counting(), result_type=DataTypes.BIGINT())
`;
