from pyflink.table import DataTypes
from pyflink.table.udf import udf


limit = int('many')


@udf(result_type=DataTypes.BIGINT())
def f(v):
    return v
