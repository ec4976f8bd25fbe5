from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def f(v):
    return type(v).__name__ + ' ' + repr(v) + ' ' + type(v[0]).__name__ + ' ' + str(v[0])
