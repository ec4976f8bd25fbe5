from pyflink.table import DataTypes
from pyflink.table.udf import udf



@udf(result_type=DataTypes.ROW([DataTypes.FIELD('a', DataTypes.INT()), DataTypes.FIELD('a', DataTypes.INT())]))
def f(v):
    return None
