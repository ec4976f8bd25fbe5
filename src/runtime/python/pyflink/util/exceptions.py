"""Exceptions that PyFlink makes of Java's. Nothing here raises them; files catch them."""

__all__ = ['CatalogException', 'JavaException', 'TableException']


class JavaException(Exception):
    """An exception of Flink's Java side."""

    def __init__(self, stack_trace: str) -> None:
        super().__init__(stack_trace)
        self.stack_trace = stack_trace

    def __str__(self) -> str:
        return self.stack_trace


class TableException(JavaException):
    """An error of the Table API."""


class CatalogException(JavaException):
    """An error of a catalog."""
