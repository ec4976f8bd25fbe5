from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.common import Row


f = udf(lambda r: Row(r.a + 1, r.a * r.b), result_type=DataTypes.ROW([DataTypes.FIELD('x', DataTypes.BIGINT()), DataTypes.FIELD('y', DataTypes.BIGINT())]))
