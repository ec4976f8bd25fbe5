from pyflink.table import DataTypes
from pyflink.table.udf import udf


class Invalid(Exception):
    def __init__(self, field, value):
        self.field = field
        self.value = value

    def __str__(self):
        return 'field %s has bad value %r' % (self.field, self.value)


@udf(result_type=DataTypes.BIGINT())
def f(v):
    raise Invalid('price', v)
