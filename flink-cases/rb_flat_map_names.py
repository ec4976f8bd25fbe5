from pyflink.common import Row
from pyflink.table import DataTypes
from pyflink.table.udf import udtf


@udtf(result_types=DataTypes.ROW([DataTypes.FIELD('n', DataTypes.BIGINT()), DataTypes.FIELD('t', DataTypes.STRING())]))
def f(row):
    return [Row(row.a, repr(row)), Row(row.a, row.b)]
