from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=['STRING'])
def f():
    return ['a', 'b']
