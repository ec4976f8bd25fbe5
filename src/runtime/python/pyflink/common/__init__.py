"""Rows and settings, shared by Flink's APIs."""

from pyflink.common.configuration import Configuration
from pyflink.common.types import Row, RowKind
from pyflink.missing import module_getattr

__all__ = ['Configuration', 'Row', 'RowKind']

__getattr__ = module_getattr(__name__)
