from pyflink.table import DataTypes
from pyflink.table.udf import udf


VALUES = [
    1.5,
    1e39,
    float("nan"),
    -0.0,
    0.1,
    1e-50,
]


@udf(result_type='FLOAT')
def f(v):
    return VALUES[v]
