from pyflink.table import DataTypes
from pyflink.table.udf import udtf, TableFunction


@udtf(result_types=['BIGINT', 'STRING'])
def f(v):
    yield [v, 'x']
