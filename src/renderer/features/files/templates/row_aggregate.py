from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes
from pyflink.table.udf import udaf


class Warmest(AggregateFunction):
    """table.group_by(...).aggregate(warmest): gets whole rows, and gives several columns for a group."""

    def create_accumulator(self):
        return Row(None, 0)

    def accumulate(self, accumulator, row):
        accumulator[1] += 1
        if row.celsius is not None and (accumulator[0] is None or row.celsius > accumulator[0]):
            accumulator[0] = row.celsius

    def get_value(self, accumulator):
        return Row(accumulator[0], accumulator[1])


warmest = udaf(
    Warmest(),
    result_type=DataTypes.ROW(
        [DataTypes.FIELD('celsius', DataTypes.DOUBLE()), DataTypes.FIELD('readings', DataTypes.BIGINT())]
    ),
    accumulator_type=DataTypes.ROW(
        [DataTypes.FIELD('celsius', DataTypes.DOUBLE()), DataTypes.FIELD('readings', DataTypes.BIGINT())]
    ),
)
