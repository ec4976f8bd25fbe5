"""What every format's reader is, and the errors they share."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from udf_worker.errors import WorkbenchError, value_text
from udf_worker.values.type_sql import type_sql

Field = dict[str, Any]
"""`{name, type}` of src/contract/model/data-type.ts."""


class ReadBatch(NamedTuple):
    """`arrays` are pyarrow arrays of `arrow_type` of the columns asked for, in their order."""

    rows: int
    arrays: list[Any]
    position_bytes: int
    """How far into the file this batch reaches, about."""


class SourceFile(Protocol):
    """One file of data. Making one raises FILE_NOT_FOUND and SOURCE_UNREADABLE."""

    rows: int | None
    """Where the format tells."""
    size_bytes: int

    def fields(self, declared: Sequence[Field]) -> list[Field]:
        """All columns: types as declared, else as inferred.

        Raises COLUMN_NOT_FOUND for a declared one that is not there.
        """
        ...

    def batches(self, columns: Sequence[Field]) -> Iterator[ReadBatch]:
        """Reads these columns as their types, in constant memory.

        Raises COLUMN_NOT_FOUND, SOURCE_VALUE, SOURCE_UNREADABLE.
        """
        ...


def data_file_size(path: str) -> int:
    """Raises FILE_NOT_FOUND; SOURCE_UNREADABLE for what is no readable file."""
    try:
        with open(path, 'rb') as file:
            return os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise WorkbenchError(
            'FILE_NOT_FOUND', 'run', f'There is no file {path}.', {'file': path}, hint=near_file_hint(path)
        ) from None
    except OSError as problem:
        raise unreadable(path, problem.strerror or str(problem)) from problem


def near_file_hint(path: str) -> str:
    folder, name = os.path.split(path)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return f'There is no folder {folder} either.'
    near = difflib.get_close_matches(name, names, 1)
    return f'Did you mean {os.path.join(folder, near[0])}?' if near else 'Check the path of the data file.'


def unreadable(path: str, reason: str, *, line: int | None = None, hint: str | None = None) -> WorkbenchError:
    """The file cannot be read as its format. `line` is 1-based, in the data file."""
    facts: dict[str, Any] = {'file': path, 'reason': reason}
    place = ''
    if line is not None:
        facts['dataLine'] = line
        place = f' at line {line}'
    return WorkbenchError(
        'SOURCE_UNREADABLE',
        'run',
        f'{path} cannot be read{place}: {reason}',
        facts,
        hint=hint or 'Check that the file is complete and of the format chosen for it.',
    )


def wrong_value(
    path: str, column: Field, value: Any, *, row: int | None = None, line: int | None = None
) -> WorkbenchError:
    """A value that is none of its column's type. `row` is 0-based, `line` 1-based."""
    shown = value_text(value)
    declared = type_sql({**column['type'], 'nullable': True})
    facts: dict[str, Any] = {'file': path, 'columnName': column['name'], 'value': shown, 'declaredType': declared}
    place = ''
    if row is not None:
        facts['row'] = row
        place = f' in row {row + 1}'
    if line is not None:
        facts['dataLine'] = line
        place = f' at line {line}'
    return WorkbenchError(
        'SOURCE_VALUE',
        'run',
        f'{os.path.basename(path)}{place}: {shown} in column {column["name"]} is no {declared}.',
        facts,
        hint=(
            f'Declare another type for the column, for example {column["name"]} STRING in the schema of this data,'
            ' or make the text a NULL mark if it stands for no value.'
        ),
        error_type='ValueError',
    )


def column_not_found(path: str, name: str, names: Sequence[str]) -> WorkbenchError:
    near = difflib.get_close_matches(name, names, 1) or [
        other for other in names if other.casefold() == name.casefold()
    ]
    return WorkbenchError(
        'COLUMN_NOT_FOUND',
        'plan',
        f'{os.path.basename(path)} has no column {name}.',
        {'file': path, 'columnName': name, 'columns': list(names)},
        hint=f'Did you mean {near[0]}?' if near else f'It has {", ".join(names)}.',
    )


def declared_fields(path: str, inferred: Sequence[Field], declared: Sequence[Field]) -> list[Field]:
    """The file's columns with declared types in place of inferred ones. Raises COLUMN_NOT_FOUND."""
    types = {field['name']: field['type'] for field in inferred}
    names = list(types)
    for field in declared:
        if field['name'] not in types:
            raise column_not_found(path, field['name'], names)
        types[field['name']] = field['type']
    return [{'name': name, 'type': data_type} for name, data_type in types.items()]


def check_columns(path: str, columns: Sequence[Field], names: Sequence[str]) -> None:
    for column in columns:
        if column['name'] not in names:
            raise column_not_found(path, column['name'], names)
