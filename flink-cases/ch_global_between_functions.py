from pyflink.table import DataTypes
from pyflink.table.udf import udf


seen = []


@udf(result_type=DataTypes.INT())
def g(n):
    seen.append(n)
    return len(seen)


@udf(result_type=DataTypes.STRING())
def f(x):
    return '%d %d' % (x, len(seen))
