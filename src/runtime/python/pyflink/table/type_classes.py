"""The classes of pyflink.table.types, intervals apart."""

# Parameters have PyFlink's names, which differ from class to class.
# pyright: reportIncompatibleMethodOverride=false

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from copy import copy
from typing import Any

from pyflink.common import Row, RowKind
from pyflink.common.types import create_row

MICROS = 10**6
LOCAL_EPOCH_MICROS = time.localtime(0).tm_gmtoff * MICROS
"""The machine's offset from UTC in 1970."""


def lower(flag: bool) -> str:
    return str(flag).lower()


def epoch_seconds(moment: datetime.datetime) -> int:
    """Seconds since the epoch; a naive moment is in the machine's zone, as PyFlink takes it."""
    return int(moment.timestamp() // 1)


def local_moment(micros: int) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(micros // MICROS).replace(microsecond=micros % MICROS)


class DataType:
    """A logical type and whether NULL is allowed."""

    def __init__(self, nullable: bool = True) -> None:
        self._nullable = nullable
        self._conversion_cls = ''

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({lower(self._nullable)})'

    def __str__(self, *args: Any, **kwargs: Any) -> str:
        return self.__class__.type_name()

    def __hash__(self) -> int:
        return hash(str(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self.__class__) and self.__dict__ == other.__dict__

    def __ne__(self, other: object) -> bool:
        return not self.__eq__(other)

    def not_null(self) -> Any:
        """A copy that does not allow NULL."""
        changed = copy(self)
        changed._nullable = False
        return changed

    def nullable(self) -> Any:
        """A copy that allows NULL."""
        changed = copy(self)
        changed._nullable = True
        return changed

    @classmethod
    def type_name(cls) -> str:
        return cls.__name__[:-4].upper()

    def bridged_to(self, conversion_cls: str) -> DataType:
        """Names the Java class that data should have outside the table world; without effect here."""
        self._conversion_cls = conversion_cls
        return self

    def need_conversion(self) -> bool:
        return False

    def to_sql_type(self, obj: Any) -> Any:
        return obj

    def from_sql_type(self, obj: Any) -> Any:
        return obj


class AtomicType(DataType):
    """Everything but arrays, maps and rows."""


class NullType(AtomicType):
    """NULL only."""

    def __init__(self) -> None:
        super().__init__(True)


class NumericType(AtomicType):
    """Numbers."""


class IntegralType(NumericType):
    """Whole numbers."""


class FractionalType(NumericType):
    """Numbers with a fraction."""


class LengthType(AtomicType):
    """Texts and bytes with a length."""

    def __init__(self, length: int = 1, nullable: bool = True) -> None:
        super().__init__(nullable)
        self.length = length

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self.length:d}, {lower(self._nullable)})'


class CharType(LengthType):
    """CHAR(n)."""


class VarCharType(LengthType):
    """VARCHAR(n); STRING is VARCHAR(2147483647)."""


class BinaryType(LengthType):
    """BINARY(n)."""


class VarBinaryType(LengthType):
    """VARBINARY(n); BYTES is VARBINARY(2147483647)."""


class BooleanType(AtomicType):
    """BOOLEAN."""


class TinyIntType(IntegralType):
    """TINYINT, 8 bits."""


class SmallIntType(IntegralType):
    """SMALLINT, 16 bits."""


class IntType(IntegralType):
    """INT, 32 bits."""


class BigIntType(IntegralType):
    """BIGINT, 64 bits."""


class FloatType(FractionalType):
    """FLOAT, 32 bits."""


class DoubleType(FractionalType):
    """DOUBLE, 64 bits."""


class DecimalType(FractionalType):
    """DECIMAL(precision, scale): 1 to 38 digits, of them `scale` behind the point."""

    def __init__(self, precision: int = 10, scale: int = 0, nullable: bool = True) -> None:
        super().__init__(nullable)
        assert 1 <= precision <= 38
        assert 0 <= scale <= precision
        self.precision = precision
        self.scale = scale
        self.has_precision_info = True

    def __repr__(self) -> str:
        return f'DecimalType({self.precision:d}, {self.scale:d}, {lower(self._nullable)})'


class DateType(AtomicType):
    """DATE."""

    EPOCH_ORDINAL = datetime.datetime(1970, 1, 1).toordinal()

    def need_conversion(self) -> bool:
        return True

    def to_sql_type(self, d: datetime.date | None) -> int | None:
        return None if d is None else d.toordinal() - self.EPOCH_ORDINAL

    def from_sql_type(self, v: int | None) -> datetime.date | None:
        return None if v is None else datetime.date.fromordinal(v + self.EPOCH_ORDINAL)


class TimeType(AtomicType):
    """TIME(precision)."""

    EPOCH_ORDINAL = LOCAL_EPOCH_MICROS

    def __init__(self, precision: int = 0, nullable: bool = True) -> None:
        super().__init__(nullable)
        assert 0 <= precision <= 9
        self.precision = precision

    def __repr__(self) -> str:
        return f'TimeType({self.precision}, {lower(self._nullable)})'

    def need_conversion(self) -> bool:
        return True

    def to_sql_type(self, t: datetime.time | None) -> int | None:
        if t is None:
            return None
        shift = self.EPOCH_ORDINAL
        if t.tzinfo is not None:
            shift = (t.utcoffset() or datetime.timedelta()) // datetime.timedelta(microseconds=1)
        return ((t.hour * 60 + t.minute) * 60 + t.second) * MICROS + t.microsecond - shift

    def from_sql_type(self, t: int | None) -> datetime.time | None:
        if t is None:
            return None
        seconds, microseconds = divmod(t + self.EPOCH_ORDINAL, MICROS)
        minutes, seconds = divmod(seconds, 60)
        return datetime.time(*divmod(minutes, 60), seconds, microseconds)


class MomentType(AtomicType):
    """Types with a date and a time of a precision."""

    def __init__(self, precision: int = 6, nullable: bool = True) -> None:
        super().__init__(nullable)
        assert 0 <= precision <= 9
        self.precision = precision

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self.precision}, {lower(self._nullable)})'

    def need_conversion(self) -> bool:
        return True


class TimestampType(MomentType):
    """TIMESTAMP(precision), without a time zone."""

    def to_sql_type(self, dt: datetime.datetime | None) -> int | None:
        return None if dt is None else epoch_seconds(dt) * MICROS + dt.microsecond

    def from_sql_type(self, ts: int | None) -> datetime.datetime | None:
        return None if ts is None else local_moment(ts)


class LocalZonedTimestampType(MomentType):
    """TIMESTAMP_LTZ(precision): an instant, shown in the session's time zone."""

    EPOCH_ORDINAL = LOCAL_EPOCH_MICROS

    def to_sql_type(self, dt: datetime.datetime | None) -> int | None:
        return None if dt is None else epoch_seconds(dt) * MICROS + dt.microsecond + self.EPOCH_ORDINAL

    def from_sql_type(self, ts: int | None) -> datetime.datetime | None:
        return None if ts is None else local_moment(ts - self.EPOCH_ORDINAL)


class ZonedTimestampType(MomentType):
    """TIMESTAMP(precision) WITH TIME ZONE."""

    def to_sql_type(self, dt: datetime.datetime | None) -> tuple[int, int] | None:
        if dt is None:
            return None
        offset = int((dt.utcoffset() or dt.astimezone().utcoffset() or datetime.timedelta()).total_seconds())
        return (epoch_seconds(dt) + offset) * MICROS + dt.microsecond, offset

    def from_sql_type(self, zoned_ts: tuple[int, int] | None) -> datetime.datetime | None:
        if zoned_ts is None:
            return None
        micros = zoned_ts[0] - zoned_ts[1] * MICROS
        zone = datetime.timezone(datetime.timedelta(seconds=zoned_ts[1]))
        return datetime.datetime.fromtimestamp(micros // MICROS, tz=zone).replace(microsecond=micros % MICROS)


def require_type(value: Any, what: str) -> None:
    assert isinstance(value, DataType), f'{what} {value} should be an instance of {DataType}'


class ElementsType(DataType):
    """Types with any number of elements of one type."""

    def __init__(self, element_type: DataType, nullable: bool = True) -> None:
        require_type(element_type, 'element_type')
        super().__init__(nullable)
        self.element_type = element_type

    def __repr__(self) -> str:
        return f'{self.__class__.__name__}({self.element_type!r}, {lower(self._nullable)})'

    def need_conversion(self) -> bool:
        return self.element_type.need_conversion()

    def to_sql_type(self, obj: Any) -> Any:
        return [self.element_type.to_sql_type(v) for v in obj] if obj and self.need_conversion() else obj

    def from_sql_type(self, obj: Any) -> Any:
        return self.to_sql_type(obj)


class ArrayType(ElementsType):
    """ARRAY<element>."""


class MultisetType(ElementsType):
    """MULTISET<element>."""


class ListViewType(DataType):
    """The type of a ListView in an accumulator."""

    def __init__(self, element_type: DataType) -> None:
        require_type(element_type, 'element_type')
        super().__init__(False)
        self._element_type = element_type

    def __repr__(self) -> str:
        return f'ListViewType({self._element_type!r})'

    def to_sql_type(self, obj: Any) -> Any:
        raise Exception('ListViewType can only be used in accumulator type declaration of AggregateFunction.')

    def from_sql_type(self, obj: Any) -> Any:
        self.to_sql_type(obj)


class MapType(DataType):
    """MAP<key, value>."""

    def __init__(self, key_type: DataType, value_type: DataType, nullable: bool = True) -> None:
        require_type(key_type, 'key_type')
        require_type(value_type, 'value_type')
        super().__init__(nullable)
        self.key_type = key_type
        self.value_type = value_type

    def __repr__(self) -> str:
        return f'MapType({self.key_type!r}, {self.value_type!r}, {lower(self._nullable)})'

    def need_conversion(self) -> bool:
        return self.key_type.need_conversion() or self.value_type.need_conversion()

    def to_sql_type(self, obj: Any) -> Any:
        if not obj or not self.need_conversion():
            return obj
        return {self.key_type.to_sql_type(k): self.value_type.to_sql_type(v) for k, v in obj.items()}

    def from_sql_type(self, obj: Any) -> Any:
        if not obj or not self.need_conversion():
            return obj
        return {self.key_type.from_sql_type(k): self.value_type.from_sql_type(v) for k, v in obj.items()}


class MapViewType(DataType):
    """The type of a MapView in an accumulator."""

    def __init__(self, key_type: DataType, value_type: DataType) -> None:
        require_type(key_type, 'element_type')
        require_type(value_type, 'element_type')
        super().__init__(False)
        self._key_type = key_type
        self._value_type = value_type

    def __repr__(self) -> str:
        return f'MapViewType({self._key_type!r}, {self._value_type!r})'

    def to_sql_type(self, obj: Any) -> Any:
        raise Exception('MapViewType can only be used in accumulator type declaration of AggregateFunction.')

    def from_sql_type(self, obj: Any) -> Any:
        self.to_sql_type(obj)


class RowField:
    """A named field of a RowType."""

    def __init__(self, name: str, data_type: DataType, description: str | None = None) -> None:
        require_type(data_type, 'data_type')
        named: Any = name
        described: Any = description
        assert isinstance(named, str), f'field name {named} should be string'
        assert described is None or isinstance(described, str), f'description {described} should be string'
        self.name = name
        self.data_type = data_type
        self.description = '...' if description is None else description

    def __repr__(self) -> str:
        return f'RowField({self.name}, {self.data_type!r}, {self.description})'

    def __str__(self, *args: Any, **kwargs: Any) -> str:
        return f'RowField({self.name}, {self.data_type})'

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self.__class__) and self.__dict__ == other.__dict__

    def need_conversion(self) -> bool:
        return self.data_type.need_conversion()

    def to_sql_type(self, obj: Any) -> Any:
        return self.data_type.to_sql_type(obj)

    def from_sql_type(self, obj: Any) -> Any:
        return self.data_type.from_sql_type(obj)


class RowType(DataType):
    """ROW<name type, …>: fields by position and by name."""

    def __init__(self, fields: list[RowField] | None = None, nullable: bool = True) -> None:
        super().__init__(nullable)
        self.fields: list[RowField] = fields or []
        self.names = [field.name for field in self.fields]
        declared: list[Any] = self.fields
        assert all(isinstance(field, RowField) for field in declared), 'fields should be a list of RowField'

    def add(self, field: RowField | str, data_type: DataType | None = None) -> RowType:
        """Appends a field, given whole or as name and type."""
        if isinstance(field, str):
            if data_type is None:
                raise ValueError('Must specify DataType if passing name of row_field to create.')
            field = RowField(field, data_type)
        self.fields.append(field)
        self.names.append(field.name)
        return self

    def __iter__(self) -> Iterator[RowField]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            for field in self.fields:
                if field.name == key:
                    return field
            raise KeyError(f'No RowField named {key}')
        if isinstance(key, int):
            try:
                return self.fields[key]
            except IndexError:
                raise IndexError('RowType index out of range') from None
        if isinstance(key, slice):
            return RowType(self.fields[key])
        raise TypeError('RowType keys should be strings, integers or slices')

    def __repr__(self) -> str:
        return 'RowType({})'.format(','.join(repr(field) for field in self.fields))

    def field_names(self) -> list[str]:
        return list(self.names)

    def field_types(self) -> list[DataType]:
        return [field.data_type for field in self.fields]

    def need_conversion(self) -> bool:
        return True

    def to_sql_type(self, obj: Any) -> Any:
        if obj is None:
            return None
        kind = obj.get_row_kind() if isinstance(obj, Row) else RowKind.INSERT
        values = zip(self.fields, self.values_of(obj))
        return (kind.value, *(field.to_sql_type(value) for field, value in values))

    def values_of(self, obj: Any) -> list[Any]:
        """The values of a row, tuple, list, dict or object, in the order of the fields."""
        values: Any = obj
        if isinstance(obj, dict):
            return [values[name] if name in values else None for name in self.names]
        if isinstance(obj, Row):
            return [values[name] for name in self.names] if hasattr(obj, '_fields') else list(values)
        if isinstance(obj, (tuple, list)):
            return list(values)
        if hasattr(obj, '__dict__'):
            return [getattr(values, name, None) for name in self.names]
        raise ValueError(f'Unexpected tuple {obj!r} with RowType')

    def from_sql_type(self, obj: Any) -> Any:
        if obj is None or isinstance(obj, Row):
            return obj
        return create_row(self.names, [field.from_sql_type(value) for field, value in zip(self.fields, obj)])


class RawType(DataType):
    """A pickled Python object."""

    def from_sql_type(self, obj: Any) -> Any:
        import pickle

        return pickle.loads(obj)


class UserDefinedType(DataType):
    """A type of the user's own. Flink does not take it for Python functions."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    @classmethod
    def type_name(cls) -> str:
        return cls.__name__.lower()

    @classmethod
    def sql_type(cls) -> DataType:
        raise NotImplementedError('UDT must implement sql_type().')

    @classmethod
    def module(cls) -> str:
        raise NotImplementedError('UDT must implement module().')

    @classmethod
    def java_udt(cls) -> str:
        return ''

    def need_conversion(self) -> bool:
        return True

    def to_sql_type(self, obj: Any) -> Any:
        return None if obj is None else self.sql_type().to_sql_type(self.serialize(obj))

    def from_sql_type(self, obj: Any) -> Any:
        value = self.sql_type().from_sql_type(obj)
        return None if value is None else self.deserialize(value)

    def serialize(self, obj: Any) -> Any:
        raise NotImplementedError('UDT must implement serialize().')

    def deserialize(self, datum: Any) -> Any:
        raise NotImplementedError('UDT must implement deserialize().')
