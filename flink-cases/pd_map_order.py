from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v):
    return v.map(repr)
