from pyflink.table import DataTypes
from pyflink.table.udf import udf


PRICES = {1: 10, 2: 20}


def price(v):
    return PRICES[v]


@udf(result_type=DataTypes.BIGINT())
def f(v):
    return price(v)
