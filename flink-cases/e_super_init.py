from pyflink.table import DataTypes
from pyflink.table.udf import udf


class NotFound(LookupError):
    def __str__(self):
        return 'not found: %r' % (self.args,)


@udf(result_type=DataTypes.BIGINT())
def f(v):
    raise NotFound('k', v)
