import datetime
import decimal
import os

import numpy as np
import pandas as pd
from pyflink.table import DataTypes
from pyflink.table.udf import udf, udaf, ScalarFunction, AggregateFunction


f = udaf(lambda d: d.v.sum(), result_type='BIGINT', func_type='pandas')
