from pyflink.table import DataTypes
from pyflink.table.udf import udf


class Tax:
    rate = 2

    def apply(self, v):
        return v * self.rate


f = udf(Tax().apply, result_type=DataTypes.BIGINT())
