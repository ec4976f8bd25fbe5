"""Exceptions and markers of PyFlink."""

from pyflink.missing import module_getattr

__all__: list[str] = []

__getattr__ = module_getattr(__name__)
