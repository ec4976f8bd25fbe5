from pyflink.table import DataTypes
from pyflink.table.udf import udf

import collections
import types

VALUES = [
    collections.OrderedDict(b=1, a=2),
    collections.Counter("aab"),
    collections.defaultdict(int, x=1),
    types.MappingProxyType({"m": 5}),
]


@udf(result_type='MAP<STRING, BIGINT>')
def f(v):
    return VALUES[v]
