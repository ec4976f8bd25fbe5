from pyflink.table.data_view import DataView, ListView, MapView
from pyflink.table.types import DataTypes, Row, RowKind, UserDefinedType
