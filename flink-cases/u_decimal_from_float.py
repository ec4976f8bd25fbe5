from pyflink.table import DataTypes
from pyflink.table.udf import udf


from decimal import Decimal


@udf(result_type='DECIMAL(10, 2)')
def f(v):
    return Decimal(v)
