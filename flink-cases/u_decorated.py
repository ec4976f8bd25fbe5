from pyflink.table import DataTypes
from pyflink.table.udf import udf


import functools


def null_safe(fn):
    @functools.wraps(fn)
    def inner(*args):
        if any(a is None for a in args):
            return None
        return fn(*args)
    return inner


@udf(result_type='STRING')
@null_safe
def f(v):
    return v.upper()
