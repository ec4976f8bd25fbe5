from pyflink.table import DataTypes
from pyflink.table.udf import udf


f = udf(abs, result_type=DataTypes.BIGINT())
