from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<s ARRAY<BIGINT>, t ROW<x BIGINT, y STRING>>')
def f(row):
    return Row([row[0], 7], Row(row[0], 'q'))
