from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<a DECIMAL(38, 0), b DECIMAL(38, 18), c DECIMAL(5, 5)>')
def f(v):
    return v
