from pyflink.table import DataTypes
from pyflink.table.udf import udtf, TableFunction


@udtf(result_types=[DataTypes.INT(), DataTypes.STRING()])
def f(x):
    for s in x.b.split(','):
        yield x.a, s
