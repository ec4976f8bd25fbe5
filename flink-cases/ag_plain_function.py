from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf

f = udaf(lambda v: v, result_type='BIGINT', accumulator_type='BIGINT')
