import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


f = udaf(lambda pd: (pd.b.mean(), pd.a.max()), result_type=DataTypes.ROW([DataTypes.FIELD('a', DataTypes.FLOAT()), DataTypes.FIELD('b', DataTypes.INT())]), func_type='pandas')
