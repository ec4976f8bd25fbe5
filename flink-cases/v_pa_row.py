import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


from pyflink.common import Row


@udaf(result_type='ROW<n BIGINT, mean DOUBLE>', func_type='pandas')
def f(v):
    return Row(v.count(), v.mean())
