from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type='ROW<b BOOLEAN, t TINYINT, s SMALLINT, i INT, l BIGINT, f FLOAT, d DOUBLE, c CHAR(3), v VARCHAR(5), x BYTES, n DECIMAL(20, 5)>')
def f(v):
    return v
