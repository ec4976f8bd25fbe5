from pyflink.table import DataTypes
from pyflink.table.udf import udaf


def total(v):
    return v.sum()


f = udaf(total, result_type=DataTypes.BIGINT(), accumulator_type=DataTypes.BIGINT())
