from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(input_types=[DataTypes.BIGINT(), DataTypes.DOUBLE()], result_type=DataTypes.STRING())
def f(*v):
    return '|'.join('%s:%r' % (type(x).__name__, x) for x in v)
