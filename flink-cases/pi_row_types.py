import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, ScalarFunction



@udf(result_type=DataTypes.ROW([DataTypes.FIELD('x', DataTypes.DOUBLE()), DataTypes.FIELD('d', DataTypes.DATE()), DataTypes.FIELD('t', DataTypes.TIMESTAMP(3)), DataTypes.FIELD('a', DataTypes.ARRAY(DataTypes.INT())), DataTypes.FIELD('m', DataTypes.DECIMAL(5, 2)), DataTypes.FIELD('b', DataTypes.BOOLEAN())]), func_type='pandas')
def f(v):
    return v
