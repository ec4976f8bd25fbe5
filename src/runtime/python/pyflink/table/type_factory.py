"""The factory that users write types with."""

from __future__ import annotations

from typing import Any

from pyflink.table import type_classes as types
from pyflink.table.interval_types import DayTimeIntervalType, Resolution, YearMonthIntervalType, interval_of

UNBOUNDED = 0x7FFFFFFF


class DataTypes:
    """Makes data types: `DataTypes.BIGINT()`, `DataTypes.ROW([DataTypes.FIELD('a', DataTypes.INT())])`."""

    @staticmethod
    def NULL() -> types.NullType:
        """The type of NULL alone: no function takes or gives it."""
        return types.NullType()

    @staticmethod
    def CHAR(length: int, nullable: bool = True) -> types.CharType:
        """Text of `length` characters: `str`. Results are neither padded nor cut."""
        return types.CharType(length, nullable)

    @staticmethod
    def VARCHAR(length: int, nullable: bool = True) -> types.VarCharType:
        """Text of at most `length` characters: `str`. Results are not cut."""
        return types.VarCharType(length, nullable)

    @staticmethod
    def STRING(nullable: bool = True) -> types.VarCharType:
        """Text of any length: `str`."""
        return types.VarCharType(UNBOUNDED, nullable)

    @staticmethod
    def BOOLEAN(nullable: bool = True) -> types.BooleanType:
        """`bool`."""
        return types.BooleanType(nullable)

    @staticmethod
    def BINARY(length: int, nullable: bool = True) -> types.BinaryType:
        """`length` bytes: `bytes`. Results are neither padded nor cut."""
        return types.BinaryType(length, nullable)

    @staticmethod
    def VARBINARY(length: int, nullable: bool = True) -> types.VarBinaryType:
        """At most `length` bytes: `bytes`. Results are not cut."""
        return types.VarBinaryType(length, nullable)

    @staticmethod
    def BYTES(nullable: bool = True) -> types.VarBinaryType:
        """Any number of bytes: `bytes`."""
        return types.VarBinaryType(UNBOUNDED, nullable)

    @staticmethod
    def DECIMAL(precision: int, scale: int, nullable: bool = True) -> types.DecimalType:
        """Exact numbers of `precision` digits, `scale` of them after the point: `decimal.Decimal`."""
        return types.DecimalType(precision, scale, nullable)

    @staticmethod
    def TINYINT(nullable: bool = True) -> types.TinyIntType:
        """-128 to 127: `int`."""
        return types.TinyIntType(nullable)

    @staticmethod
    def SMALLINT(nullable: bool = True) -> types.SmallIntType:
        """-32,768 to 32,767: `int`."""
        return types.SmallIntType(nullable)

    @staticmethod
    def INT(nullable: bool = True) -> types.IntType:
        """-2,147,483,648 to 2,147,483,647: `int`."""
        return types.IntType(nullable)

    @staticmethod
    def BIGINT(nullable: bool = True) -> types.BigIntType:
        """64 bits with a sign: `int`."""
        return types.BigIntType(nullable)

    @staticmethod
    def FLOAT(nullable: bool = True) -> types.FloatType:
        """Floating point of 32 bits: `float`."""
        return types.FloatType(nullable)

    @staticmethod
    def DOUBLE(nullable: bool = True) -> types.DoubleType:
        """Floating point of 64 bits: `float`."""
        return types.DoubleType(nullable)

    @staticmethod
    def DATE(nullable: bool = True) -> types.DateType:
        """A day: `datetime.date`."""
        return types.DateType(nullable)

    @staticmethod
    def TIME(precision: int = 0, nullable: bool = True) -> types.TimeType:
        """A time of the day: `datetime.time`; Flink's planner keeps milliseconds at most."""
        return types.TimeType(precision, nullable)

    @staticmethod
    def TIMESTAMP(precision: int = 6, nullable: bool = True) -> types.TimestampType:
        """Date and time without a zone, `precision` digits of a second: `datetime.datetime`."""
        return types.TimestampType(precision, nullable)

    @staticmethod
    def TIMESTAMP_WITH_LOCAL_TIME_ZONE(precision: int = 6, nullable: bool = True) -> types.LocalZonedTimestampType:
        """An instant, shown in the session's time zone: `datetime.datetime`."""
        return types.LocalZonedTimestampType(precision, nullable)

    @staticmethod
    def TIMESTAMP_LTZ(precision: int = 6, nullable: bool = True) -> types.LocalZonedTimestampType:
        """An instant, shown in the session's time zone: `datetime.datetime`."""
        return types.LocalZonedTimestampType(precision, nullable)

    @staticmethod
    def ARRAY(element_type: types.DataType, nullable: bool = True) -> types.ArrayType:
        """Elements of one type: `list`."""
        return types.ArrayType(element_type, nullable)

    @staticmethod
    def LIST_VIEW(element_type: types.DataType) -> types.ListViewType:
        """A list in an accumulator that is Flink state of its own: `ListView`. For `accumulator_type` only."""
        return types.ListViewType(element_type)

    @staticmethod
    def MAP(key_type: types.DataType, value_type: types.DataType, nullable: bool = True) -> types.MapType:
        """Keys and values: `dict`."""
        return types.MapType(key_type, value_type, nullable)

    @staticmethod
    def MAP_VIEW(key_type: types.DataType, value_type: types.DataType) -> types.MapViewType:
        """A map in an accumulator that is Flink state of its own: `MapView`. For `accumulator_type` only."""
        return types.MapViewType(key_type, value_type)

    @staticmethod
    def MULTISET(element_type: types.DataType, nullable: bool = True) -> types.MultisetType:
        """How often each element is there. Python functions can neither take nor give it."""
        return types.MultisetType(element_type, nullable)

    @staticmethod
    def ROW(row_fields: list[Any] = [], nullable: bool = True) -> types.RowType:  # noqa: B006 (PyFlink's default)
        """Fields, made with `FIELD`, or types alone: `Row`; `pandas.DataFrame` in pandas functions."""
        return types.RowType(row_fields, nullable)

    @staticmethod
    def FIELD(name: str, data_type: types.DataType, description: str | None = None) -> types.RowField:
        """A field of a `ROW`, by name and type."""
        return types.RowField(name, data_type, description)

    @staticmethod
    def SECOND(precision: int = DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION) -> Resolution:
        """A unit of `INTERVAL`."""
        return Resolution(Resolution.IntervalUnit.SECOND, precision)

    @staticmethod
    def MINUTE() -> Resolution:
        """A unit of `INTERVAL`."""
        return Resolution(Resolution.IntervalUnit.MINUTE)

    @staticmethod
    def HOUR() -> Resolution:
        """A unit of `INTERVAL`."""
        return Resolution(Resolution.IntervalUnit.HOUR)

    @staticmethod
    def DAY(precision: int = DayTimeIntervalType.DEFAULT_DAY_PRECISION) -> Resolution:
        """A unit of `INTERVAL`."""
        return Resolution(Resolution.IntervalUnit.DAY, precision)

    @staticmethod
    def MONTH() -> Resolution:
        """A unit of `INTERVAL`."""
        return Resolution(Resolution.IntervalUnit.MONTH)

    @staticmethod
    def YEAR(precision: int = YearMonthIntervalType.DEFAULT_PRECISION) -> Resolution:
        """A unit of `INTERVAL`."""
        return Resolution(Resolution.IntervalUnit.YEAR, precision)

    @staticmethod
    def INTERVAL(
        upper_resolution: Resolution, lower_resolution: Resolution | None = None
    ) -> DayTimeIntervalType | YearMonthIntervalType:
        """A span of time, from one unit down to another: `INTERVAL(DAY(), SECOND())`."""
        return interval_of(upper_resolution, lower_resolution)
