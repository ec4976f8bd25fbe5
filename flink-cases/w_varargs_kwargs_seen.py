from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def f(a, b=7, *rest, **named):
    return repr((a, b, rest, named))
