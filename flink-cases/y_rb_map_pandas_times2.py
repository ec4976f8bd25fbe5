import numpy as np
import pandas as pd

from pyflink.table import DataTypes
from pyflink.table.udf import udaf, udf


f = udf(lambda x: x * 2, result_type=DataTypes.ROW([DataTypes.FIELD('c', DataTypes.BIGINT()), DataTypes.FIELD('d', DataTypes.BIGINT())]), func_type='pandas')
