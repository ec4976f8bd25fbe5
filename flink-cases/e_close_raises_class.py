from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def eval(self, v):
        return v

    def close(self):
        raise ValueError('closing')


f = udf(F(), result_type='BIGINT')
