"""CSV: a header line, commas, double quotes, UTF-8. Empty texts and the source's NULL marks are NULL. ARRAY, MAP and
ROW are JSON texts.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.errors import WorkbenchError
from udf_worker.readers.convert_array import UnfitValue, converted
from udf_worker.readers.infer import TypeGuess
from udf_worker.readers.json_values import json_array, read_each
from udf_worker.readers.sampling import sample_parts
from udf_worker.readers.source_file import (
    Field,
    ReadBatch,
    check_columns,
    data_file_size,
    declared_fields,
    unreadable,
    wrong_value,
)
from udf_worker.values.layout import INTEGER_BITS, NESTED_KINDS, STRING_KINDS, TypeJson

pa_csv: Any = importlib.import_module('pyarrow.csv')

# Arrow reads some 30 blocks ahead: they are what a read costs in memory.
BLOCK_BYTES = 512 << 10

PARSED_KINDS = STRING_KINDS | {*INTEGER_BITS, 'BOOLEAN', 'FLOAT', 'DOUBLE', 'DATE', 'TIMESTAMP'}

VALUE_ERROR = re.compile(
    r"In CSV column #(?P<column>\d+): .*?(invalid value|expected no zone offset in) '(?P<value>.*)'", re.DOTALL
)
COLUMN_ERROR = re.compile(r'In CSV column #(?P<column>\d+):')


class CsvFile:
    rows: int | None = None

    def __init__(self, path: str, null_marks: Sequence[str]) -> None:
        self.path = path
        self.size_bytes = data_file_size(path)
        self.null_marks = ['', *(mark for mark in null_marks if mark != '')]
        self.names = self.header()

    def header(self) -> list[str]:
        """The columns' names. Raises SOURCE_UNREADABLE where there are none, or two of a name."""
        try:
            with open(self.path, encoding='utf-8-sig', newline='') as file:
                names = next(iter(csv.reader(file)), None)
        except UnicodeDecodeError as problem:
            raise not_utf8(self.path, self.first_line_not_utf8()) from problem
        except csv.Error as problem:
            raise unreadable(self.path, f'{problem}.', line=1) from problem
        if not names:
            raise unreadable(self.path, "it is empty, where a header line with the columns' names is expected.")
        for index, name in enumerate(names):
            if name in names[:index]:
                raise unreadable(
                    self.path, f'its header names two columns {name!r}.', line=1, hint='Rename one of them.'
                )
        return names

    # --- types

    def fields(self, declared: Sequence[Field]) -> list[Field]:
        return declared_fields(self.path, self.inferred(), declared)

    def inferred(self) -> list[Field]:
        guesses = [TypeGuess() for _ in self.names]
        nulls = set(self.null_marks)
        for index, part in enumerate(sample_parts(self.path, self.size_bytes)):
            # Texts that are no UTF-8 are told when they are read.
            records = csv.reader(io.StringIO(part.decode('utf-8-sig', 'replace'), newline=''))
            if index == 0:
                next(records)
            # A record of another length is one that a part's begin cut, or an error that reading will tell.
            whole = [record for record in records if len(record) == len(self.names)]
            for guess, column in zip(guesses, zip(*whole)):
                guess.see(set(column) - nulls)
        return [{'name': name, 'type': guess.data_type} for name, guess in zip(self.names, guesses)]

    # --- reading

    def batches(self, columns: Sequence[Field]) -> Iterator[ReadBatch]:
        check_columns(self.path, columns, self.names)
        wanted = {column['name']: column for column in columns}
        # Without any column asked for, one is read to count its rows.
        names = list(wanted) or self.names[:1]
        position = 0
        try:
            for batch in self.open(names, wanted):
                position = min(self.size_bytes, position + BLOCK_BYTES)
                arrays = [self.array_of(column, batch.column(names.index(column['name']))) for column in columns]
                yield ReadBatch(batch.num_rows, arrays, position)
        except pa.ArrowException as problem:
            self.raise_exact(str(problem), wanted)

    def array_of(self, column: Field, array: Any) -> Any:
        try:
            if column['type']['kind'] in NESTED_KINDS:
                return documents(array, column['type'])
            return converted(array, column['type'])
        except UnfitValue as unfit:
            raise self.wrong_value_of(column, unfit.value) from None

    def open(self, names: list[str], wanted: dict[str, Field]) -> Any:
        return pa_csv.open_csv(
            self.path,
            # One thread: rows in order, and a slot's machine has work for the others.
            read_options=pa_csv.ReadOptions(use_threads=False, block_size=BLOCK_BYTES),
            parse_options=pa_csv.ParseOptions(newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                include_columns=names,
                column_types={name: csv_type(wanted.get(name)) for name in names},
                null_values=self.null_marks,
                strings_can_be_null=True,
            ),
        )

    # --- errors: the file is read again, slowly, up to the place

    def raise_exact(self, message: str, wanted: dict[str, Field]) -> NoReturn:
        told = VALUE_ERROR.search(message)
        if told is not None:
            column = wanted[self.names[int(told['column'])]]
            raise self.wrong_value_of(column, told['value'])
        if COLUMN_ERROR.search(message) and 'UTF8' in message:
            raise not_utf8(self.path, self.first_line_not_utf8())
        raise self.parse_error(message)

    def wrong_value_of(self, column: Field, value: str) -> WorkbenchError:
        index = self.names.index(column['name'])
        with open(self.path, encoding='utf-8-sig', errors='replace', newline='') as file:
            records = csv.reader(file)
            next(records)
            row = 0
            for record in records:
                if not record:
                    continue
                if len(record) > index and record[index].strip() == value.strip():
                    return wrong_value(self.path, column, value, row=row, line=records.line_num)
                row += 1
        return wrong_value(self.path, column, value)

    def parse_error(self, message: str) -> WorkbenchError:
        expected = len(self.names)
        try:
            with open(self.path, encoding='utf-8-sig', errors='replace', newline='') as file:
                records = csv.reader(file)
                for record in records:
                    if record and len(record) != expected:
                        reason = f'the header has {expected} columns, but this record has {len(record)}.'
                        return unreadable(self.path, reason, line=records.line_num)
        except csv.Error as problem:
            return unreadable(self.path, f'{problem}.')
        line = self.first_line_with(b'\0')
        if line is not None:
            hint = 'Write such texts to JSON lines, Parquet or Arrow.'
            return unreadable(self.path, 'CSV texts cannot hold the character NUL.', line=line, hint=hint)
        return unreadable(self.path, message)

    def first_line_with(self, wanted: bytes) -> int | None:
        with open(self.path, 'rb') as file:
            return next((number for number, line in enumerate(file, 1) if wanted in line), None)

    def first_line_not_utf8(self) -> int | None:
        with open(self.path, 'rb') as file:
            for number, line in enumerate(file, 1):
                try:
                    line.decode('utf-8')
                except UnicodeDecodeError:
                    return number
        return None


def documents(array: Any, data_type: TypeJson) -> Any:
    """ARRAY, MAP and ROW out of JSON texts. Raises UnfitValue."""
    texts: list[str | None] = array.to_pylist()
    try:
        return json_array(read_each(texts, json.loads), data_type)
    except UnfitValue as unfit:
        raise UnfitValue(unfit.row, texts[unfit.row]) from None


def csv_type(column: Field | None) -> Any:
    """What Arrow is to parse; it knows the texts of other types not as Flink does: they are converted afterwards."""
    if column is None or column['type']['kind'] not in PARSED_KINDS:
        return pa.string()
    return arrow_type(column['type'])


def not_utf8(path: str, line: int | None) -> WorkbenchError:
    return unreadable(path, 'it is not UTF-8 text.', line=line, hint='Save the file with the encoding UTF-8.')
