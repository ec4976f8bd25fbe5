from pyflink.table import DataTypes
from pyflink.table.udf import udtf, TableFunction


@udtf(input_types=['BIGINT'], result_types=[DataTypes.STRING()])
def f(a):
    yield str(a)
