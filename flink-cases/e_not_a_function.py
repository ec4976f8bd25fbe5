from pyflink.table import DataTypes
from pyflink.table.udf import udf


f = 5
