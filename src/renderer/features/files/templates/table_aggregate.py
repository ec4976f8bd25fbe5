from pyflink.common import Row
from pyflink.table import DataTypes, TableAggregateFunction
from pyflink.table.udf import udtaf


class Top2(TableAggregateFunction):
    """The two largest values of a group, each with its rank."""

    def create_accumulator(self):
        return []

    def accumulate(self, accumulator, celsius):
        if celsius is not None:
            accumulator.append(celsius)
            accumulator.sort(reverse=True)
            del accumulator[2:]

    def emit_value(self, accumulator):
        for rank, celsius in enumerate(accumulator, start=1):
            yield Row(celsius, rank)


top2 = udtaf(
    Top2(),
    result_type=DataTypes.ROW(
        [DataTypes.FIELD('celsius', DataTypes.DOUBLE()), DataTypes.FIELD('rank', DataTypes.INT())]
    ),
    accumulator_type=DataTypes.ARRAY(DataTypes.DOUBLE()),
)
