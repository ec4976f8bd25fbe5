from pyflink.table import DataTypes
from pyflink.table.udf import udf


import functools


def traced(fn):
    @functools.wraps(fn)
    def inner(*args):
        return fn(*args)
    return inner


@udf(result_type='BIGINT')
@traced
def f(v):
    return int(v)
