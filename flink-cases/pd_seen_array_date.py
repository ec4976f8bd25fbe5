import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction



@udf(result_type=DataTypes.STRING(), func_type='pandas')
def f(v):
    def show(x):
        if hasattr(x, 'tolist'):
            return '%s %s %r' % (type(x).__name__, getattr(x, 'dtype', ''), x.tolist())
        return '%s %r' % (type(x).__name__, x)
    if isinstance(v, pd.DataFrame):
        head = 'DataFrame %s %s' % (list(v.columns), [str(d) for d in v.dtypes])
        values = [[show(x) for x in row] for row in zip(*[v[k].tolist() for k in v.columns])]
        return pd.Series([head + ' ' + str(x) for x in values])
    return pd.Series(['%s %s %s' % (v.name, v.dtype, show(x)) for x in v])
