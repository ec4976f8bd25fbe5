from pyflink.common import Row
from pyflink.table import DataTypes, TableAggregateFunction
from pyflink.table.udf import udtaf


class Two(TableAggregateFunction):
    """table.group_by(...).flat_aggregate(two_warmest): gets whole rows, and gives several rows for a group."""

    def create_accumulator(self):
        return []

    def accumulate(self, accumulator, row):
        if row.celsius is not None:
            accumulator.append(row.celsius)
            accumulator.sort(reverse=True)
            del accumulator[2:]

    def emit_value(self, accumulator):
        for rank, celsius in enumerate(accumulator, start=1):
            yield Row(celsius, rank)


two_warmest = udtaf(
    Two(),
    result_type=DataTypes.ROW(
        [DataTypes.FIELD('celsius', DataTypes.DOUBLE()), DataTypes.FIELD('rank', DataTypes.INT())]
    ),
    accumulator_type=DataTypes.ARRAY(DataTypes.DOUBLE()),
)
