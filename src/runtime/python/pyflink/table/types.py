"""Data types of columns, as decorators and schemas declare them."""

from pyflink.common import Row, RowKind
from pyflink.missing import module_getattr
from pyflink.table import interval_types, type_classes
from pyflink.table.interval_types import (
    DayTimeIntervalType as DayTimeIntervalType,
)
from pyflink.table.interval_types import (
    Resolution as Resolution,
)
from pyflink.table.interval_types import (
    YearMonthIntervalType as YearMonthIntervalType,
)
from pyflink.table.type_classes import (
    ArrayType as ArrayType,
)
from pyflink.table.type_classes import (
    AtomicType as AtomicType,
)
from pyflink.table.type_classes import (
    BigIntType as BigIntType,
)
from pyflink.table.type_classes import (
    BinaryType as BinaryType,
)
from pyflink.table.type_classes import (
    BooleanType as BooleanType,
)
from pyflink.table.type_classes import (
    CharType as CharType,
)
from pyflink.table.type_classes import (
    DataType as DataType,
)
from pyflink.table.type_classes import (
    DateType as DateType,
)
from pyflink.table.type_classes import (
    DecimalType as DecimalType,
)
from pyflink.table.type_classes import (
    DoubleType as DoubleType,
)
from pyflink.table.type_classes import (
    FloatType as FloatType,
)
from pyflink.table.type_classes import (
    FractionalType as FractionalType,
)
from pyflink.table.type_classes import (
    IntegralType as IntegralType,
)
from pyflink.table.type_classes import (
    IntType as IntType,
)
from pyflink.table.type_classes import (
    ListViewType as ListViewType,
)
from pyflink.table.type_classes import (
    LocalZonedTimestampType as LocalZonedTimestampType,
)
from pyflink.table.type_classes import (
    MapType as MapType,
)
from pyflink.table.type_classes import (
    MapViewType as MapViewType,
)
from pyflink.table.type_classes import (
    MultisetType as MultisetType,
)
from pyflink.table.type_classes import (
    NullType as NullType,
)
from pyflink.table.type_classes import (
    NumericType as NumericType,
)
from pyflink.table.type_classes import (
    RawType as RawType,
)
from pyflink.table.type_classes import (
    RowField as RowField,
)
from pyflink.table.type_classes import (
    RowType as RowType,
)
from pyflink.table.type_classes import (
    SmallIntType as SmallIntType,
)
from pyflink.table.type_classes import (
    TimestampType as TimestampType,
)
from pyflink.table.type_classes import (
    TimeType as TimeType,
)
from pyflink.table.type_classes import (
    TinyIntType as TinyIntType,
)
from pyflink.table.type_classes import (
    UserDefinedType,
)
from pyflink.table.type_classes import (
    VarBinaryType as VarBinaryType,
)
from pyflink.table.type_classes import (
    VarCharType as VarCharType,
)
from pyflink.table.type_classes import (
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
    """Error texts show where a class is from ("<class 'pyflink.table.types.BigIntType'>"): let it be as on Flink."""
    for module in (type_classes, interval_types):
        for kind in vars(module).values():
            if isinstance(kind, type) and kind.__module__ == module.__name__:
                kind.__module__ = __name__
    DataTypes.__module__ = __name__


name_as_flink()
__getattr__ = module_getattr(__name__)
