from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class Cat(ScalarFunction):
    def eval(self, *args):
        return '-'.join(str(a) for a in args)


f = udf(Cat(), result_type='STRING')
