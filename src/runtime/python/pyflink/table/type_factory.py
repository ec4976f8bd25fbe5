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
        return types.NullType()

    @staticmethod
    def CHAR(length: int, nullable: bool = True) -> types.CharType:
        return types.CharType(length, nullable)

    @staticmethod
    def VARCHAR(length: int, nullable: bool = True) -> types.VarCharType:
        return types.VarCharType(length, nullable)

    @staticmethod
    def STRING(nullable: bool = True) -> types.VarCharType:
        return types.VarCharType(UNBOUNDED, nullable)

    @staticmethod
    def BOOLEAN(nullable: bool = True) -> types.BooleanType:
        return types.BooleanType(nullable)

    @staticmethod
    def BINARY(length: int, nullable: bool = True) -> types.BinaryType:
        return types.BinaryType(length, nullable)

    @staticmethod
    def VARBINARY(length: int, nullable: bool = True) -> types.VarBinaryType:
        return types.VarBinaryType(length, nullable)

    @staticmethod
    def BYTES(nullable: bool = True) -> types.VarBinaryType:
        return types.VarBinaryType(UNBOUNDED, nullable)

    @staticmethod
    def DECIMAL(precision: int, scale: int, nullable: bool = True) -> types.DecimalType:
        return types.DecimalType(precision, scale, nullable)

    @staticmethod
    def TINYINT(nullable: bool = True) -> types.TinyIntType:
        return types.TinyIntType(nullable)

    @staticmethod
    def SMALLINT(nullable: bool = True) -> types.SmallIntType:
        return types.SmallIntType(nullable)

    @staticmethod
    def INT(nullable: bool = True) -> types.IntType:
        return types.IntType(nullable)

    @staticmethod
    def BIGINT(nullable: bool = True) -> types.BigIntType:
        return types.BigIntType(nullable)

    @staticmethod
    def FLOAT(nullable: bool = True) -> types.FloatType:
        return types.FloatType(nullable)

    @staticmethod
    def DOUBLE(nullable: bool = True) -> types.DoubleType:
        return types.DoubleType(nullable)

    @staticmethod
    def DATE(nullable: bool = True) -> types.DateType:
        return types.DateType(nullable)

    @staticmethod
    def TIME(precision: int = 0, nullable: bool = True) -> types.TimeType:
        return types.TimeType(precision, nullable)

    @staticmethod
    def TIMESTAMP(precision: int = 6, nullable: bool = True) -> types.TimestampType:
        return types.TimestampType(precision, nullable)

    @staticmethod
    def TIMESTAMP_WITH_LOCAL_TIME_ZONE(precision: int = 6, nullable: bool = True) -> types.LocalZonedTimestampType:
        return types.LocalZonedTimestampType(precision, nullable)

    @staticmethod
    def TIMESTAMP_LTZ(precision: int = 6, nullable: bool = True) -> types.LocalZonedTimestampType:
        return types.LocalZonedTimestampType(precision, nullable)

    @staticmethod
    def ARRAY(element_type: types.DataType, nullable: bool = True) -> types.ArrayType:
        return types.ArrayType(element_type, nullable)

    @staticmethod
    def LIST_VIEW(element_type: types.DataType) -> types.ListViewType:
        return types.ListViewType(element_type)

    @staticmethod
    def MAP(key_type: types.DataType, value_type: types.DataType, nullable: bool = True) -> types.MapType:
        return types.MapType(key_type, value_type, nullable)

    @staticmethod
    def MAP_VIEW(key_type: types.DataType, value_type: types.DataType) -> types.MapViewType:
        return types.MapViewType(key_type, value_type)

    @staticmethod
    def MULTISET(element_type: types.DataType, nullable: bool = True) -> types.MultisetType:
        return types.MultisetType(element_type, nullable)

    @staticmethod
    def ROW(row_fields: list[Any] = [], nullable: bool = True) -> types.RowType:  # noqa: B006 (PyFlink's default)
        return types.RowType(row_fields, nullable)

    @staticmethod
    def FIELD(name: str, data_type: types.DataType, description: str | None = None) -> types.RowField:
        return types.RowField(name, data_type, description)

    @staticmethod
    def SECOND(precision: int = DayTimeIntervalType.DEFAULT_FRACTIONAL_PRECISION) -> Resolution:
        return Resolution(Resolution.IntervalUnit.SECOND, precision)

    @staticmethod
    def MINUTE() -> Resolution:
        return Resolution(Resolution.IntervalUnit.MINUTE)

    @staticmethod
    def HOUR() -> Resolution:
        return Resolution(Resolution.IntervalUnit.HOUR)

    @staticmethod
    def DAY(precision: int = DayTimeIntervalType.DEFAULT_DAY_PRECISION) -> Resolution:
        return Resolution(Resolution.IntervalUnit.DAY, precision)

    @staticmethod
    def MONTH() -> Resolution:
        return Resolution(Resolution.IntervalUnit.MONTH)

    @staticmethod
    def YEAR(precision: int = YearMonthIntervalType.DEFAULT_PRECISION) -> Resolution:
        return Resolution(Resolution.IntervalUnit.YEAR, precision)

    @staticmethod
    def INTERVAL(
        upper_resolution: Resolution, lower_resolution: Resolution | None = None
    ) -> DayTimeIntervalType | YearMonthIntervalType:
        return interval_of(upper_resolution, lower_resolution)
