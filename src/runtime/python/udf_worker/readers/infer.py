"""Types of columns that say nothing of their type: found in samples of their texts.

Integers are BIGINT, decimals DOUBLE, true and false BOOLEAN, ISO dates DATE, ISO timestamps TIMESTAMP(p); all else,
and what mixes kinds that do not widen into each other, is STRING. A timestamp with a zone is STRING: it is no
TIMESTAMP.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from udf_worker.values.layout import TypeJson

INTEGER = re.compile(r'[+-]?\d+')
DECIMAL = re.compile(r'[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?(inf|infinity)|nan', re.IGNORECASE)
BOOLEAN = re.compile(r'true|false', re.IGNORECASE)
DATE = re.compile(r'\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])')
TIMESTAMP = re.compile(DATE.pattern + r'[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(?P<fraction>\d{1,9}))?')

BIGINT_LIMIT = 1 << 63
# A value without a fraction says little about the others: milliseconds at least.
LEAST_PRECISION = 3


class TypeGuess:
    """The type that all texts seen so far fit."""

    def __init__(self) -> None:
        self.kind: str | None = None
        """None: nothing but NULL yet."""
        self.precision = LEAST_PRECISION

    def see(self, texts: Iterable[str]) -> None:
        """More texts of the column, without NULLs. The type only ever gets wider."""
        for text in texts:
            if self.kind == 'STRING':
                return
            self.kind = wider(self.kind, self.kind_of(text))

    def kind_of(self, text: str) -> str:
        stripped = text.strip()
        if INTEGER.fullmatch(stripped):
            return 'BIGINT' if -BIGINT_LIMIT <= int(stripped) < BIGINT_LIMIT else 'STRING'
        if DECIMAL.fullmatch(stripped):
            return 'DOUBLE'
        if BOOLEAN.fullmatch(text):
            return 'BOOLEAN'
        if DATE.fullmatch(text):
            return 'DATE'
        timestamp = TIMESTAMP.fullmatch(text)
        if timestamp is None:
            return 'STRING'
        digits = len(timestamp['fraction'] or '')
        self.precision = max(self.precision, (digits + 2) // 3 * 3)
        return 'TIMESTAMP'

    @property
    def data_type(self) -> TypeJson:
        if self.kind == 'TIMESTAMP':
            return {'kind': 'TIMESTAMP', 'nullable': True, 'precision': self.precision}
        return {'kind': self.kind or 'STRING', 'nullable': True}


WIDER: dict[frozenset[str], str] = {
    frozenset(('BIGINT', 'DOUBLE')): 'DOUBLE',
    frozenset(('DATE', 'TIMESTAMP')): 'TIMESTAMP',
}


def wider(one: str | None, other: str) -> str:
    """The kind that holds values of both."""
    if one is None or one == other:
        return other
    return WIDER.get(frozenset((one, other)), 'STRING')


def json_kind(guess: TypeGuess, value: Any) -> str:
    """The kind of a value of a JSON document; arrays and objects are kept as their text."""
    if isinstance(value, bool):
        return 'BOOLEAN'
    if isinstance(value, int):
        return 'BIGINT' if -BIGINT_LIMIT <= value < BIGINT_LIMIT else 'DOUBLE'
    if isinstance(value, float):
        return 'DOUBLE'
    if isinstance(value, str):
        kind = guess.kind_of(value)
        # A number that was written as a text was meant as one.
        return kind if kind in ('DATE', 'TIMESTAMP') else 'STRING'
    return 'STRING'


def see_json(guess: TypeGuess, value: Any) -> None:
    if value is not None and guess.kind != 'STRING':
        guess.kind = wider(guess.kind, json_kind(guess, value))
