from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes
from pyflink.table.udf import udaf


class Average(AggregateFunction):
    """The accumulator holds what is known of a group: the sum and the number of its values."""

    def create_accumulator(self):
        return Row(0.0, 0)

    def accumulate(self, accumulator, celsius):
        if celsius is not None:
            accumulator[0] += celsius
            accumulator[1] += 1

    def retract(self, accumulator, celsius):
        """Takes a row back: Flink needs it where the input itself is updated."""
        if celsius is not None:
            accumulator[0] -= celsius
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
        [DataTypes.FIELD('total', DataTypes.DOUBLE()), DataTypes.FIELD('count', DataTypes.BIGINT())]
    ),
)
