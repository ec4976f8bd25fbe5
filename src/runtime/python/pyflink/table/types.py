"""Data types of columns, as decorators and schemas declare them."""

from pyflink.common import Row, RowKind
from pyflink.missing import module_getattr
from pyflink.table import interval_types, type_classes
from pyflink.table.interval_types import (
    DayTimeIntervalType as DayTimeIntervalType,
    Resolution as Resolution,
    YearMonthIntervalType as YearMonthIntervalType,
)
from pyflink.table.type_classes import (
    ArrayType as ArrayType,
    AtomicType as AtomicType,
    BigIntType as BigIntType,
    BinaryType as BinaryType,
    BooleanType as BooleanType,
    CharType as CharType,
    DataType as DataType,
    DateType as DateType,
    DecimalType as DecimalType,
    DoubleType as DoubleType,
    FloatType as FloatType,
    FractionalType as FractionalType,
    IntegralType as IntegralType,
    IntType as IntType,
    ListViewType as ListViewType,
    LocalZonedTimestampType as LocalZonedTimestampType,
    MapType as MapType,
    MapViewType as MapViewType,
    MultisetType as MultisetType,
    NullType as NullType,
    NumericType as NumericType,
    RawType as RawType,
    RowField as RowField,
    RowType as RowType,
    SmallIntType as SmallIntType,
    TimestampType as TimestampType,
    TimeType as TimeType,
    TinyIntType as TinyIntType,
    UserDefinedType,
    VarBinaryType as VarBinaryType,
    VarCharType as VarCharType,
    ZonedTimestampType as ZonedTimestampType,
)
from pyflink.table.type_factory import DataTypes

__all__ = [
    'DataTypes',
    'Row',
    'RowKind',
    'UserDefinedType',
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
