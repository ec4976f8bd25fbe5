import contextlib
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.BIGINT())
def f(v):
    with contextlib.suppress(ValueError):
        return {'a': 1}['users']
