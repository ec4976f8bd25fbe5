import os
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
def f(n):
    try:
        for i in range(n):
            yield i
    finally:
        with open(os.path.join(os.environ['ORACLE_TMP'], 'side.txt'), 'a') as out:
            out.write('done %d;' % n)
