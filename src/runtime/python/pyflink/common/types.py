"""Rows."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

__all__ = ['Row', 'RowKind']


class RowKind(Enum):
    """What a row of a changelog does."""

    INSERT = 0
    UPDATE_BEFORE = 1
    UPDATE_AFTER = 2
    DELETE = 3

    def __str__(self) -> str:
        return ('+I', '-U', '+U', '-D')[self.value]


def create_row(fields: Any, values: Any, row_kind: RowKind | None = None) -> Row:
    row = Row(*values)
    if fields is not None:
        row.set_field_names(fields)
    if row_kind is not None:
        row.set_row_kind(row_kind)
    return row


class Row:
    """Values by position, and by name where it was made with names.

    `Row(1, 'x')` has positions only, `Row(a=1, b='x')` names too. `Row('a', 'b')` is like a class of rows:
    `Row('a', 'b')(1, 'x')`.
    """

    _fields: Any
    _values: list[Any]
    _from_dict: bool
    _row_kind: RowKind

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if args and kwargs:
            raise ValueError('Can not use both args and kwargs to create Row')
        if kwargs:
            self._fields = list(kwargs)
            self._values = list(kwargs.values())
        else:
            self._values = list(args)
        self._from_dict = bool(kwargs)
        self._row_kind = RowKind.INSERT

    def as_dict(self, recursive: bool = False) -> dict[Any, Any]:
        """Values by name; `recursive` does the same for rows inside."""
        if not hasattr(self, '_fields'):
            raise TypeError('Cannot convert a Row class into dict')
        values = (plain(value) for value in self) if recursive else self
        return dict(zip(self._fields, values))

    def get_row_kind(self) -> RowKind:
        """INSERT where none was set."""
        return self._row_kind

    def set_row_kind(self, row_kind: RowKind) -> None:
        self._row_kind = row_kind

    def set_field_names(self, field_names: list[Any]) -> None:
        """Names the values, in order."""
        self._fields = field_names

    def get_fields_by_names(self, names: list[str]) -> list[Any]:
        """The values in the order of `names`; all of them where the row has no names."""
        if not hasattr(self, '_fields') or names == self._fields:
            return self._values
        unknown = list(set(names) - set(self._fields))
        if unknown:
            raise Exception(f'Field names {unknown} not exist in {self._fields}.')
        return [self._values[self._fields.index(name)] for name in names]

    def _is_retract_msg(self) -> bool:
        return self._row_kind in (RowKind.UPDATE_BEFORE, RowKind.DELETE)

    def _is_accumulate_msg(self) -> bool:
        return self._row_kind in (RowKind.UPDATE_AFTER, RowKind.INSERT)

    @staticmethod
    def of_kind(row_kind: RowKind, *args: Any, **kwargs: Any) -> Row:
        """A row of a changelog: `Row.of_kind(RowKind.DELETE, 1, 'x')`."""
        row = Row(*args, **kwargs)
        row.set_row_kind(row_kind)
        return row

    def __contains__(self, item: Any) -> bool:
        fields = getattr(self, '_fields', None)
        return item in (self._values if fields is None else fields)

    def __call__(self, *args: Any) -> Row:
        if len(args) > len(self):
            raise ValueError(f'Can not create Row with fields {self}, expected {len(self):d} values but got {args}')
        return create_row(self._values, args, self._row_kind)

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, (int, slice)):
            return self._values[item]
        try:
            return self._values[self._fields.index(item)]
        except IndexError:
            raise KeyError(item) from None
        except ValueError:
            raise ValueError(item) from None

    def __setitem__(self, key: Any, value: Any) -> None:
        if isinstance(key, (int, slice)):
            self._values[key] = value
            return
        try:
            self._values[self._fields.index(key)] = value
        except (IndexError, AttributeError):
            raise KeyError(key) from None
        except ValueError:
            raise ValueError(value) from None

    def __getattr__(self, item: str) -> Any:
        if item.startswith('_'):
            raise AttributeError(item)
        try:
            return self._values[self._fields.index(item)]
        except (IndexError, ValueError):
            raise AttributeError(item) from None

    def __setattr__(self, key: str, value: Any) -> None:
        if key not in ('_fields', '_from_dict', '_row_kind', '_values'):
            raise AttributeError(key)
        self.__dict__[key] = value

    def __reduce__(self) -> Any:
        return create_row, (getattr(self, '_fields', None), tuple(self), self._row_kind)

    def __repr__(self) -> str:
        if hasattr(self, '_fields'):
            return 'Row({})'.format(', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self)))
        return '<Row({})>'.format(', '.join(repr(value) for value in self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row) or self.__class__ != other.__class__ or self._row_kind != other._row_kind:
            return False
        if hasattr(self, '_fields') != hasattr(other, '_fields'):
            return False
        if not hasattr(self, '_fields'):
            return self._values == other._values
        names = sorted(self._fields)
        return names == sorted(other._fields) and [self[name] for name in names] == [other[name] for name in names]

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def plain(value: Any) -> Any:
    """Rows inside lists and dicts as dicts."""
    elements: Any = value
    if isinstance(value, Row):
        return value.as_dict(True)
    if isinstance(value, list):
        return [plain(element) for element in elements]
    if isinstance(value, dict):
        return {key: plain(element) for key, element in elements.items()}
    return value
