"""The version of PyFlink whose API this package offers."""

__version__ = '2.3.0'
