from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='STRING')
def f(v):
    return ';'.join('%s=%s' % (r.a, r['b']) for r in v)
