"""Results of row functions as Arrow buffers."""

from __future__ import annotations

from typing import Any

from udf_worker.values.julian import FIRST_GREGORIAN_DAYS
from udf_worker.values.layout import (
    BINARY_KINDS,
    NESTED_KINDS,
    STRING_KINDS,
    TIMESTAMP_KINDS,
    TypeJson,
)
from udf_worker.values.moment_writers import DateWriter, DecimalWriter, MomentWriter, TimeWriter
from udf_worker.values.notes import Notes
from udf_worker.values.payload import Buffer
from udf_worker.values.result_rules import Refusal, ResultRules
from udf_worker.values.result_writers import BooleanWriter, BytesWriter, NumberWriter, TextWriter, Writer

__all__ = ['Refusal', 'ResultColumn']

FIRST_DAYS = -1_000_000
"""Before any date of Python."""


class ResultColumn:
    """Results of one declared type. Grows list by list; stops at the first refusal.

    `mode` is 'process' or 'thread', `zone` the session's time zone. Raises UNSUPPORTED_TYPE.
    """

    def __init__(self, data_type: TypeJson, mode: str, zone: str, notes: Notes) -> None:
        self.data_type = data_type
        self.writer: Writer = writer_of(data_type, ResultRules(mode, zone, notes))
        if mode == 'thread' and data_type['kind'] in NESTED_KINDS:
            from udf_worker.values.shared_rows import SharingWriter, shares_rows

            if shares_rows(data_type):
                self.writer = SharingWriter(data_type, self.writer, notes)

    @property
    def rows(self) -> int:
        return self.writer.rows

    def clear(self) -> None:
        """Begins anew. Buffers given before keep what they show."""
        self.writer.clear()

    def extend(self, results: list[Any]) -> Refusal | None:
        """Takes results in order, None for NULL. After a refusal the column holds those before it."""
        return self.writer.extend(results)

    def buffers(self) -> list[Buffer]:
        """All Arrow buffers of the column, children included. They show memory that `clear` does not write over."""
        return self.writer.buffers()


def writer_of(data_type: TypeJson, rules: ResultRules) -> Writer:
    kind: str = data_type['kind']
    if kind in NESTED_KINDS:
        from udf_worker.values.nested_writers import nested_writer

        return nested_writer(data_type, rules)
    rule = rules.of(data_type)
    if kind in STRING_KINDS:
        return TextWriter(data_type, rule)
    if kind in BINARY_KINDS:
        return BytesWriter(data_type, rule)
    if kind in TIMESTAMP_KINDS:
        return MomentWriter(data_type, rule)
    if kind == 'DECIMAL':
        return DecimalWriter(data_type, rule, half_up=rules.thread)
    if kind == 'DATE':
        return DateWriter(data_type, rule, FIRST_GREGORIAN_DAYS if rules.thread else FIRST_DAYS)
    if kind == 'TIME':
        return TimeWriter(data_type, rule)
    return BooleanWriter(data_type, rule) if kind == 'BOOLEAN' else NumberWriter(data_type, rule)
