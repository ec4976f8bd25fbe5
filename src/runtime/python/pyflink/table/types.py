"""Data types of columns, as decorators and schemas declare them."""

from pyflink.common import Row, RowKind
from pyflink.missing import module_getattr
from pyflink.table import interval_types, type_classes
from pyflink.table.interval_types import DayTimeIntervalType, Resolution, YearMonthIntervalType
from pyflink.table.type_classes import (
    ArrayType,
    AtomicType,
    BigIntType,
    BinaryType,
    BooleanType,
    CharType,
    DataType,
    DateType,
    DecimalType,
    DoubleType,
    FloatType,
    FractionalType,
    IntegralType,
    IntType,
    ListViewType,
    LocalZonedTimestampType,
    MapType,
    MapViewType,
    MultisetType,
    NullType,
    NumericType,
    RawType,
    RowField,
    RowType,
    SmallIntType,
    TimestampType,
    TimeType,
    TinyIntType,
    UserDefinedType,
    VarBinaryType,
    VarCharType,
    ZonedTimestampType,
)
from pyflink.table.type_factory import DataTypes

__all__ = [
    'ArrayType',
    'AtomicType',
    'BigIntType',
    'BinaryType',
    'BooleanType',
    'CharType',
    'DataType',
    'DataTypes',
    'DateType',
    'DayTimeIntervalType',
    'DecimalType',
    'DoubleType',
    'FloatType',
    'FractionalType',
    'IntType',
    'IntegralType',
    'ListViewType',
    'LocalZonedTimestampType',
    'MapType',
    'MapViewType',
    'MultisetType',
    'NullType',
    'NumericType',
    'RawType',
    'Resolution',
    'Row',
    'RowField',
    'RowKind',
    'RowType',
    'SmallIntType',
    'TimeType',
    'TimestampType',
    'TinyIntType',
    'UserDefinedType',
    'VarBinaryType',
    'VarCharType',
    'YearMonthIntervalType',
    'ZonedTimestampType',
]


def name_as_flink() -> None:
    """Texts of errors show where a class is from ("<class 'pyflink.table.types.BigIntType'>"): let it be as on Flink."""
    for module in (type_classes, interval_types):
        for kind in vars(module).values():
            if isinstance(kind, type) and kind.__module__ == module.__name__:
                kind.__module__ = __name__
    DataTypes.__module__ = __name__


name_as_flink()
__getattr__ = module_getattr(__name__)
