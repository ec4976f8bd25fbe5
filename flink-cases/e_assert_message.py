from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def f(v):
    assert v < 2, f'{v} is not < 2'
    return v
