from pyflink.table.udf import udtf


@udtf(result_types=['INT', 'STRING', 'BIGINT'])
def f(n, s):
    for i in range(n):
        yield i, s, i * 10
