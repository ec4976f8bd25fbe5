"""Values that functions might return, as Python texts, so that Flink's coders and ours are given the same ones."""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import fractions
import types
from typing import Any

import numpy
import pandas  # pyright: ignore[reportMissingTypeStubs]


class Colour(enum.IntEnum):
    RED = 5


class IntTold(int):
    def __int__(self) -> int:
        return 99


class FloatTold(float):
    def __int__(self) -> int:
        return 42


class Text(str):
    pass


class OnlyInt:
    def __int__(self) -> int:
        return 8


class OnlyFloat:
    def __float__(self) -> float:
        return 1.5


class WrongInt:
    def __int__(self) -> Any:
        return 1.5


class RaisingInt:
    def __int__(self) -> int:
        raise KeyError('boo')


class OnlyIndex:
    """The one thing where the quick way of results is laxer than Flink."""

    def __index__(self) -> int:
        return 7


class Numbers(list[int]):
    pass


def nested_namespace(row_class: type) -> dict[str, Any]:
    sub_row = type('SubRow', (row_class,), {})
    return {**NAMESPACE, 'Row': row_class, 'SubRow': sub_row, 'collections': collections, 'types': types}


NAMESPACE: dict[str, Any] = {
    'Numbers': Numbers,
    'D': datetime,
    'Decimal': decimal.Decimal,
    'Fraction': fractions.Fraction,
    'np': numpy,
    'pd': pandas,
    'Colour': Colour,
    'IntTold': IntTold,
    'FloatTold': FloatTold,
    'Text': Text,
    'OnlyInt': OnlyInt,
    'OnlyFloat': OnlyFloat,
    'WrongInt': WrongInt,
    'RaisingInt': RaisingInt,
    'OnlyIndex': OnlyIndex,
}

EDGES = [2**bits + around for bits in (7, 8, 15, 16, 31, 32, 53, 63, 64) for around in (-2, -1, 0, 1)]
VALUES = [
    *(str(number) for edge in EDGES for number in (edge, -edge)),
    *('0 1 -1 True False 300 2**200 -2**200 10**400'.split(' ')),
    *(
        '0.0 -0.0 1.0 1.9 -1.5 -0.5 0.1 300.7 127.9 128.0 1e10 1e18 1e19 1e30 3.4e38 3.5e38 1e39 -1e39 5e-324'.split(
            ' '
        )
    ),
    *("float('nan') float('inf') float('-inf')".split(' ')),
    *("'' '3' 'x' 'äöü' '😀' '\\0nul' '\\ud800' Text('q')".split(' ')),
    *("b'' b'ab' b'\\xff' bytearray(b'xy') memoryview(b'z')".split(' ')),
    *("Decimal('1.9') Decimal('-1.9') Decimal('NaN') Decimal('sNaN') Decimal('Infinity') Fraction(7,2)".split(' ')),
    *(
        'np.int8(-1) np.int32(5) np.int64(2**40) np.uint64(2**63) np.float32(0.1) np.float64(1.7) np.bool_(True)'.split(
            ' '
        )
    ),
    *(
        "np.float16(0.5) np.str_('3') np.bytes_(b'z') np.array(5) np.array([1]) np.array([1,2]) np.array('3')".split(
            ' '
        )
    ),
    *("np.datetime64('2024-01-01') np.timedelta64(3,'s') np.complex128(1) np.void(b'a') np.nan".split(' ')),
    *("pd.NaT pd.NA pd.Timestamp('2024-01-02T03:04:05.678901') pd.Timestamp('1969-12-31T23:59:59.5')".split(' ')),
    *('D.date(2024,2,29) D.date.min D.date.max D.time(1,2,3) D.timedelta(1) D.datetime.min D.datetime.max'.split(' ')),
    *('D.datetime(2024,2,29,1,2,3,456789) D.datetime(1969,12,31,23,59,59,500000) D.datetime(2100,1,1)'.split(' ')),
    *('D.datetime(1969,12,31,23,59,58) D.datetime(1960,6,1,12,0,0,1) D.datetime(9999,12,31,23,59,59,1)'.split(' ')),
    'D.datetime(2024,1,1,12,tzinfo=D.timezone.utc)',
    'D.datetime(2024,1,1,12,tzinfo=D.timezone(D.timedelta(hours=5)))',
    *('[] [1] (1,) {} object 1+2j Colour.RED IntTold(3) FloatTold(1.5) OnlyInt() OnlyFloat() WrongInt()'.split(' ')),
    'RaisingInt()',
]
NESTED_VALUES = [
    *'[] [1] [1,None] [1.7,True] (1,) {1} range(2) [2**63] None 5'.split(' '),
    *("[1,'x']", 'Numbers([1])', "'ab'", 'iter([1])', 'np.array([1,2])', '(n for n in [1])', 'b"ab"', 'object'),
    *('{}', "{'a':1}", "{'a':None}", '{None:1}', '{1:1}', "{'a':'b'}", "{'a':2**63}", "[('a',1)]", "{b'a':1}"),
    *('collections.OrderedDict(a=1,b=2)', "collections.Counter('aab')", "types.MappingProxyType({'m':5})"),
    *("Row(1,'x')", "Row(a=1,b='x')", "Row(b='x',a=1)", "Row(1,'x',3)", "Row(a=1,b='x',c=3)", 'Row(None,None)'),
    *(
        'Row(a=1,c=2)',
        "Row('x',1)",
        "Row('a','b')",
        "Row('a','b')(1,'x')",
        "(1,'x')",
        "{'a':1,'b':'x'}",
        'SubRow(1,"x")',
    ),
]
"""For ARRAY<BIGINT>, MAP<STRING, BIGINT> and ROW<a BIGINT, b STRING>. `Row` is that of the pyflink at hand."""
