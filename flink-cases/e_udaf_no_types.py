from pyflink.table import DataTypes
from pyflink.table.udf import udaf


@udaf(result_type=DataTypes.BIGINT())
def f(v):
    return v.sum()
