import datetime, decimal
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['DECIMAL(10, 2)', 'DATE', 'TIME(3)', 'TIMESTAMP(3)', 'BYTES', 'FLOAT', 'ARRAY<STRING>', 'MAP<STRING, INT>'])
def f(n):
    for i in range(n):
        yield (decimal.Decimal('1.005') + i, datetime.date(2024, 2, 29), datetime.time(1, 2, 3, 4567),
               datetime.datetime(2024, 2, 29, 1, 2, 3, 456789), b'\x00a', 0.1, ['a', None], {'k': i})
