from pyflink.table import DataTypes
from pyflink.table.udf import udf


import uuid


@udf(result_type='STRING')
def f(v):
    return uuid.uuid5(uuid.NAMESPACE_URL, v)
