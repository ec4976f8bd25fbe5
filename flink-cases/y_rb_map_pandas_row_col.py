import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


def func(x):
    return pd.concat([x.a, x.c + x.d], axis=1)


f = udf(func, result_type=DataTypes.ROW([DataTypes.FIELD('c', DataTypes.BIGINT()), DataTypes.FIELD('d', DataTypes.BIGINT())]), func_type='pandas')
