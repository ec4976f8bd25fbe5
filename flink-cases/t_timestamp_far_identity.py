from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='TIMESTAMP(3)')
def f(v):
    return v
