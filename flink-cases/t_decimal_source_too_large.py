from pyflink.table.udf import udf


@udf(result_type='STRING')
def f(v):
    return f'{type(v).__name__} {v!r}'
