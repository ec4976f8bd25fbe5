"""JSON lines: one object a line, UTF-8. A key that a line does not have is NULL. Values are as this product's sink
writes them; ROW and MAP may be plain objects too.

Arrow parses blocks of lines; a block that it refuses is read once more line by line, which either knows better (a
number in a STRING column, 1.0 for a BIGINT) or says which value is wrong.
"""

from __future__ import annotations

import decimal
import importlib
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, Callable, NamedTuple, cast

from udf_worker.arrow_io import arrow_type, pa
from udf_worker.readers.convert_array import UnfitValue, converted
from udf_worker.readers.infer import TypeGuess, see_json
from udf_worker.readers.json_values import json_array
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
from udf_worker.values.layout import STRING_KINDS, TypeJson

pa_json: Any = importlib.import_module('pyarrow.json')

BLOCK_BYTES = 1 << 20

NUMBERS = ('TINYINT', 'SMALLINT', 'INT', 'BIGINT', 'FLOAT', 'DOUBLE')
TEXT_KINDS = ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ')
DIRECT_KINDS = STRING_KINDS | {'BOOLEAN', *NUMBERS, *TEXT_KINDS}
"""What Arrow parses from JSON; times as texts that are cast."""


class Block(NamedTuple):
    data: bytes
    """Whole lines."""
    first_line: int
    """1-based."""
    end_bytes: int


class JsonlFile:
    rows: int | None = None

    def __init__(self, path: str) -> None:
        self.path = path
        self.size_bytes = data_file_size(path)
        self.sampled = self.inferred()

    def fields(self, declared: Sequence[Field]) -> list[Field]:
        return declared_fields(self.path, self.sampled, declared)

    def inferred(self) -> list[Field]:
        guesses: dict[str, TypeGuess] = {}
        for number, line in self.sampled_lines():
            for name, value in self.record(line, number).items():
                see_json(guesses.setdefault(name, TypeGuess()), value)
        if not guesses:
            raise unreadable(self.path, 'it has no records.')
        return [{'name': name, 'type': guess.data_type} for name, guess in guesses.items()]

    def sampled_lines(self) -> Iterator[tuple[int | None, bytes]]:
        """With their numbers, 1-based, where they are known."""
        for index, part in enumerate(sample_parts(self.path, self.size_bytes)):
            for number, line in enumerate(part.splitlines(), 1):
                if line.strip():
                    yield (number if index == 0 else None), line

    def blocks(self) -> Iterator[Block]:
        with open(self.path, 'rb') as file:
            yield from blocks(file)

    def record(
        self, line: bytes, number: int | None, parse_float: Callable[[str], Any] | None = None
    ) -> dict[str, Any]:
        try:
            record: Any = json.loads(line, parse_float=parse_float)
        except UnicodeDecodeError as problem:
            hint = 'Save the file with the encoding UTF-8.'
            raise unreadable(self.path, 'it is not UTF-8 text.', line=number, hint=hint) from problem
        except ValueError as problem:
            raise unreadable(
                self.path, f'{problem}.', line=number, hint='Each line must be one JSON object.'
            ) from problem
        if type(record) is not dict:
            raise unreadable(self.path, 'the line is not a JSON object.', line=number)
        return cast('dict[str, Any]', record)

    # --- reading

    def batches(self, columns: Sequence[Field]) -> Iterator[ReadBatch]:
        check_columns(self.path, columns, [field['name'] for field in self.sampled])
        direct = bool(columns) and all(column['type']['kind'] in DIRECT_KINDS for column in columns)
        row = 0
        for block in self.blocks():
            batch = self.parsed(block, columns) if direct else None
            if batch is None:
                batch = self.read_by_line(block, columns, row)
            row += batch.rows
            yield batch

    def parsed(self, block: Block, columns: Sequence[Field]) -> ReadBatch | None:
        """None where Arrow does not take the block."""
        schema = pa.schema([pa.field(column['name'], parsed_type(column)) for column in columns])
        try:
            table = pa_json.read_json(
                io.BytesIO(block.data),
                read_options=pa_json.ReadOptions(use_threads=False, block_size=len(block.data) + 1),
                parse_options=pa_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior='ignore'),
            )
            arrays = [converted(whole(table.column(column['name'])), column['type']) for column in columns]
            return ReadBatch(table.num_rows, arrays, block.end_bytes)
        except (pa.ArrowException, UnfitValue):
            return None

    def read_by_line(self, block: Block, columns: Sequence[Field], first_row: int) -> ReadBatch:
        # Digits beyond a float's count in a DECIMAL.
        parse_float = decimal.Decimal if any(holds_decimal(column['type']) for column in columns) else None
        values: list[list[Any]] = [[] for _ in columns]
        lines: list[int] = []
        for number, line in enumerate(block.data.split(b'\n'), block.first_line):
            if line.strip():
                record = self.record(line, number, parse_float)
                lines.append(number)
                for column, cells in zip(columns, values):
                    cells.append(record.get(column['name']))
        arrays = [self.array_of(column, cells, first_row, lines) for column, cells in zip(columns, values)]
        return ReadBatch(len(lines), arrays, block.end_bytes)

    def array_of(self, column: Field, cells: list[Any], first_row: int, lines: list[int]) -> Any:
        try:
            return json_array(cells, column['type'])
        except UnfitValue as unfit:
            row, line = first_row + unfit.row, lines[unfit.row]
            raise wrong_value(self.path, column, unfit.value, row=row, line=line) from None


def holds_decimal(data_type: TypeJson) -> bool:
    children = [data_type[name] for name in ('element', 'key', 'value') if name in data_type]
    children += [field['type'] for field in data_type.get('fields', ())]
    return data_type['kind'] == 'DECIMAL' or any(map(holds_decimal, children))


def parsed_type(column: Field) -> Any:
    # Arrow would take a time with a zone for a TIMESTAMP; casting a text to one does not.
    return pa.string() if column['type']['kind'] in TEXT_KINDS else arrow_type(column['type'])


def whole(column: Any) -> Any:
    """A column of a table as one array."""
    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)


def blocks(file: BinaryIO) -> Iterator[Block]:
    """The file in blocks of whole lines; a block is as long as it takes to hold one."""
    line, end = 1, 0
    rest = b''
    while True:
        more = file.read(BLOCK_BYTES)
        # Only what is new can hold the last line's end.
        cut = more.rfind(b'\n') + 1 if more else len(rest)
        if more and cut == 0:
            rest += more
            continue
        data = rest + more[:cut] if more else rest
        rest = more[cut:]
        if data:
            end += len(data)
            yield Block(data, line, end)
            line += data.count(b'\n')
        if not more:
            return
