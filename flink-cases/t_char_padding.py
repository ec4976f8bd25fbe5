from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.CHAR(5))
def f(v):
    return v
