from pyflink.table import DataTypes
from pyflink.table.udf import udf


class Item:
    def __getattr__(self, name):
        raise AttributeError('no field %s' % name)


@udf(result_type=DataTypes.BIGINT())
def f(v):
    return Item().price
