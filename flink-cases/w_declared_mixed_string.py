from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(input_types=['BIGINT'], result_type=DataTypes.STRING())
def f(a):
    return str(a)
