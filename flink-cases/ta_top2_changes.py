from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

class Top2(TableAggregateFunction):
    def create_accumulator(self):
        return [None, None]

    def accumulate(self, acc, v):
        if v is not None:
            if acc[0] is None or v > acc[0]:
                acc[1] = acc[0]
                acc[0] = v
            elif acc[1] is None or v > acc[1]:
                acc[1] = v

    def emit_value(self, acc):
        for rank, v in enumerate(acc, 1):
            if v is not None:
                yield Row(v, rank)

    def get_accumulator_type(self):
        return 'ARRAY<BIGINT>'

    def get_result_type(self):
        return 'ROW<v BIGINT, r INT>'


f = udtaf(Top2())
