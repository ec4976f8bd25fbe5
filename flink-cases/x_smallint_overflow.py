from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='SMALLINT')
def f(v):
    return v * 40000
