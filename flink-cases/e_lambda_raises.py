from pyflink.table import DataTypes
from pyflink.table.udf import udf


f = udf(lambda v: v['x'], result_type=DataTypes.BIGINT())
