from pyflink.table.udf import udtf


@udtf(result_types=['INT'])
def f(n):
    if n > 2:
        raise ValueError('too many')
    for i in range(n):
        yield i
