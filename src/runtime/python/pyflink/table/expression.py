"""Expressions: trees that Flink's planner would read. Here they are only built."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pyflink.missing import module_getattr

__all__ = [
    'Expression',
    'JsonExistsOnError',
    'JsonOnNull',
    'JsonQueryOnEmptyOrError',
    'JsonQueryWrapper',
    'JsonType',
    'JsonValueOnEmptyOrError',
    'TimeIntervalUnit',
    'TimePointUnit',
]

T = TypeVar('T')

if TYPE_CHECKING:
    # An expression stands where a function's parameter wants a value: for a type checker it is of any type.
    OfAnyType = Any
else:
    OfAnyType = object


class TimeIntervalUnit(Enum):
    YEAR = (0,)
    YEAR_TO_MONTH = (1,)
    QUARTER = (2,)
    MONTH = (3,)
    WEEK = (4,)
    DAY = (5,)
    DAY_TO_HOUR = (6,)
    DAY_TO_MINUTE = (7,)
    DAY_TO_SECOND = (8,)
    HOUR = (9,)
    SECOND = (10,)
    HOUR_TO_MINUTE = (11,)
    HOUR_TO_SECOND = (12,)
    MINUTE = (13,)
    MINUTE_TO_SECOND = 14


class TimePointUnit(Enum):
    YEAR = (0,)
    MONTH = (1,)
    DAY = (2,)
    HOUR = (3,)
    MINUTE = (4,)
    SECOND = (5,)
    QUARTER = (6,)
    WEEK = (7,)
    MILLISECOND = (8,)
    MICROSECOND = 9


class JsonType(Enum):
    VALUE = (0,)
    SCALAR = (1,)
    ARRAY = (2,)
    OBJECT = 3


class JsonExistsOnError(Enum):
    TRUE = (0,)
    FALSE = (1,)
    UNKNOWN = (2,)
    ERROR = 3


class JsonValueOnEmptyOrError(Enum):
    NULL = (0,)
    ERROR = (1,)
    DEFAULT = 2


class JsonQueryWrapper(Enum):
    WITHOUT_ARRAY = (0,)
    CONDITIONAL_ARRAY = (1,)
    UNCONDITIONAL_ARRAY = 2


class JsonQueryOnEmptyOrError(Enum):
    NULL = (0,)
    EMPTY_ARRAY = (1,)
    EMPTY_OBJECT = (2,)
    ERROR = 3


class JsonOnNull(Enum):
    NULL = (0,)
    ABSENT = 1


def build(operation: Any, *operands: Any) -> Expression[Any]:
    made: Expression[Any] = Expression(operation, *operands)
    return made


def operator(name: str) -> Callable[..., Expression[Any]]:
    def apply(self: Expression[Any], *others: Any) -> Expression[Any]:
        return build(name, self, *others)

    return apply


class Expression(Generic[T], OfAnyType):
    """An operation and its operands. Every public method makes a further expression; columns of a ROW do too."""

    def __init__(self, j_expr_or_property_name: Any, *operands: Any) -> None:
        self.operation = j_expr_or_property_name
        self.operands = operands

    __abs__ = operator('abs')
    __eq__: Any = operator('isEqual')
    __ne__: Any = operator('isNotEqual')
    __lt__ = operator('isLess')
    __gt__ = operator('isGreater')
    __le__ = operator('isLessOrEqual')
    __ge__ = operator('isGreaterOrEqual')
    __and__ = operator('and')
    __or__ = operator('or')
    __invert__ = operator('isNotTrue')
    __rand__ = operator('and')
    __ror__ = operator('or')
    __add__ = operator('plus')
    __sub__ = operator('minus')
    __mul__ = operator('times')
    __truediv__ = operator('dividedBy')
    __mod__ = operator('mod')
    __pow__ = operator('power')
    __neg__ = operator('negative')
    __radd__ = operator('plus')
    __rsub__ = operator('minus')
    __rmul__ = operator('times')
    __rtruediv__ = operator('dividedBy')
    __rmod__ = operator('mod')
    __rpow__ = operator('power')
    __getitem__ = operator('at')
    __hash__ = None  # pyright: ignore[reportAssignmentType]

    def __getattr__(self, name: str) -> Any:
        if name.startswith('_'):
            raise AttributeError(f"'Expression' object has no attribute '{name}'")
        return build(name, self)

    def __call__(self, *args: Any, **kwargs: Any) -> Expression[Any]:
        return build(self.operation, *self.operands, *args, *kwargs.values())

    def __iter__(self) -> Any:
        # Without this, [i] that never fails would make iteration endless.
        raise TypeError("'Expression' object is not iterable")

    def __str__(self) -> str:
        return f'{self.operation}({", ".join(str(operand) for operand in self.operands)})'

    __repr__ = __str__


__getattr__ = module_getattr(__name__)
