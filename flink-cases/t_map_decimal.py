from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='MAP<STRING, DECIMAL(10, 2)>')
def f(v):
    return v
