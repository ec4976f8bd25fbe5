from pyflink.table import DataTypes
from pyflink.table.udf import udf


from decimal import Decimal, ROUND_HALF_UP


@udf(result_type='DECIMAL(12, 2)')
def f(price, qty):
    return (price * qty * Decimal('1.19')).quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)
