"""Tables: inert, see pyflink.inert."""

from __future__ import annotations

from typing import Any

from pyflink.inert import Inert

__all__ = ['GroupWindowedTable', 'GroupedTable', 'OverWindowedTable', 'Table', 'WindowGroupedTable']


class Table(Inert):
    """What a query would give. `table.a` is a column, and a method where it is called."""


class GroupedTable(Inert):
    """What group_by() gives."""


class GroupWindowedTable(Inert):
    """What window() gives."""


class WindowGroupedTable(Inert):
    """What group_by() of a windowed table gives."""


class OverWindowedTable(Inert):
    """What over_window() gives."""


class AggregatedTable(Inert):
    """What aggregate() gives."""


class FlatAggregateTable(Inert):
    """What flat_aggregate() gives."""


TABLE_METHODS: dict[str, type[Inert]] = {
    'aggregate': AggregatedTable,
    'flat_aggregate': FlatAggregateTable,
    'group_by': GroupedTable,
    'over_window': OverWindowedTable,
    'window': GroupWindowedTable,
}
Table.answers = TABLE_METHODS
grouped: Any
for grouped in (GroupedTable, WindowGroupedTable, OverWindowedTable, AggregatedTable, FlatAggregateTable):
    grouped.answers = {**TABLE_METHODS, 'select': Table}
GroupWindowedTable.answers = {'group_by': WindowGroupedTable}
