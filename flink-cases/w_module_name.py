from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def f(v):
    return __name__ + ' ' + f_name()


def f_name():
    return f_name.__module__
