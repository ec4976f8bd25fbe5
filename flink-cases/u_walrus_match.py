from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def f(v):
    match v.split(','):
        case [a]:
            return 'one ' + a
        case [a, b]:
            return 'two ' + b
        case _ if (n := len(v)) > 5:
            return 'many %d' % n
    return None
