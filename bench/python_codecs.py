"""What a row function's values cost a worker, beside the bare loop over the same function.

    python bench/python_codecs.py

One process, no socket: the buffers of a batch in, those of its results out, as execute/scalar.py does it. Nanoseconds
of CPU a row, the best of several passes over the same data, so that a busy machine matters little.
"""

from __future__ import annotations

import datetime
import decimal
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Callable

sys.path.insert(0, str(Path(__file__).parent.parent / 'src' / 'runtime' / 'python'))

from pyflink.common import Row
from udf_worker.execute.frame_rows import CHUNK_ROWS
from udf_worker.type_text import parse_type
from udf_worker.values.arguments import ArgumentColumns
from udf_worker.values.notes import Notes
from udf_worker.values.payload import batch_pieces
from udf_worker.values.results import ResultColumn

ROWS = 200_000
NESTED_ROWS = 20_000
PASSES = 9


def double_and_add(a: int, b: int) -> int:
    return a * 2 + b


def grade(dep_delay: int | None, arr_delay: int | None, carrier: str) -> str | None:
    if dep_delay is None or arr_delay is None:
        return None
    return carrier + ' late' if dep_delay + arr_delay > 30 else 'on time'


def hour(moment: Any) -> int:
    return moment.hour


def best_ns_per_row(action: Callable[[], object], rows: int) -> float:
    times: list[float] = []
    for _ in range(PASSES):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return min(times) * 1e9 / rows


def buffers_of(types: Sequence[str], columns: Sequence[Sequence[Any]]) -> list[memoryview]:
    buffers: list[memoryview] = []
    for each, values in zip(types, columns):
        column = ResultColumn(parse_type(each), 'process', 'UTC', Notes())
        assert column.extend(list(values)) is None
        buffers += [memoryview(bytes(buffer)) for buffer in column.buffers()]
    return buffers


def whole_way(
    function: Any, types: Sequence[str], buffers: list[memoryview], rows: int, mode: str, result: str
) -> float:
    """Arguments, calls, results."""
    notes = Notes()
    arguments = ArgumentColumns([parse_type(each) for each in types], mode, 'UTC', notes)
    results = ResultColumn(parse_type(result), mode, 'UTC', notes)

    def run() -> None:
        opened = arguments.open(buffers, rows)
        results.clear()
        for first in range(0, rows, CHUNK_ROWS):
            taken = opened.take(min(CHUNK_ROWS, rows - first))
            assert results.extend(list(map(function, *taken.columns))) is None
        batch_pieces(rows, results.buffers())

    return best_ns_per_row(run, rows)


def show(name: str, ns_per_row: float, bare: float) -> None:
    rate, share = 1e3 / ns_per_row, bare / ns_per_row
    print(f'  {name:<28} {ns_per_row:7.1f} ns/row  {rate:6.2f} M rows/s  {share:5.0%} of the bare loop')


def compare(title: str, function: Any, types: list[str], columns: list[list[Any]], result: str) -> None:
    print(title)
    if len(columns) == 2:
        first, second = columns
        bare = best_ns_per_row(lambda: [function(a, b) for a, b in zip(first, second)], ROWS)
    else:
        bare = best_ns_per_row(lambda: [function(*row) for row in zip(*columns)], ROWS)
    show('bare loop', bare, bare)
    buffers = buffers_of(types, columns)
    for mode in ('process', 'thread'):
        show(mode, whole_way(function, types, buffers, ROWS, mode, result), bare)


def show_type(kind: str, values: list[Any]) -> None:
    """What values of one type cost in and out, with one NULL in a hundred."""
    rows = len(values)
    buffers = buffers_of([kind], [values])
    costs: list[float] = []
    for mode in ('process', 'thread'):
        arguments = ArgumentColumns([parse_type(kind)], mode, 'UTC', Notes())
        costs.append(best_ns_per_row(lambda made=arguments: made.open(buffers, rows).take(rows), rows))
    for mode in ('process', 'thread'):
        results = ResultColumn(parse_type(kind), mode, 'UTC', Notes())

        def write(made: ResultColumn = results) -> None:
            made.clear()
            made.extend(values)
            made.buffers()

        costs.append(best_ns_per_row(write, rows))
    print(f'  {kind:<34} {costs[0]:9.0f} {costs[1]:9.0f} {costs[2]:9.0f} {costs[3]:9.0f}')


def values_of(make: Callable[[], Any], rows: int) -> list[Any]:
    return [make() for _ in range(rows)]


def main() -> None:
    source = random.Random(42)
    print(f'Python {sys.version.split()[0]}, {ROWS} rows, chunks of {CHUNK_ROWS}')
    numbers = [[source.randrange(-(10**6), 10**6) for _ in range(ROWS)] for _ in range(2)]
    compare('a * 2 + b on two BIGINT', double_and_add, ['BIGINT', 'BIGINT'], numbers, 'BIGINT')
    delays = [[None if source.random() < 0.03 else source.randrange(-30, 200) for _ in range(ROWS)] for _ in range(2)]
    carriers = [source.choice(['UA', 'AA', 'B6', 'DL']) for _ in range(ROWS)]
    columns: list[list[Any]] = [*delays, carriers]
    compare('a grade of two nullable BIGINT and a STRING', grade, ['BIGINT', 'BIGINT', 'STRING'], columns, 'STRING')
    start = datetime.datetime(1970, 1, 1)
    moments = [start + datetime.timedelta(0, 0, source.randrange(0, 10**15)) for _ in range(ROWS)]
    compare('the hour of a TIMESTAMP', hour, ['TIMESTAMP(6)'], [moments], 'BIGINT')

    print(f'{"values alone, ns a row":<36} {"in":>9} {"in":>9} {"out":>9} {"out":>9}')
    print(f'{"":<36} {"process":>9} {"thread":>9} {"process":>9} {"thread":>9}')
    day = datetime.date(2024, 1, 1).toordinal()
    flat: dict[str, Callable[[], Any]] = {
        'BOOLEAN': lambda: source.random() < 0.5,
        'INT': lambda: source.randrange(10**6),
        'BIGINT': lambda: source.randrange(10**12),
        'DOUBLE': source.random,
        'STRING': lambda: source.choice(carriers),
        'BYTES': lambda: source.randbytes(8),
        'DECIMAL(10, 2)': lambda: decimal.Decimal(source.randrange(10**9)).scaleb(-2),
        'DATE': lambda: datetime.date.fromordinal(day + source.randrange(1000)),
        'TIME(3)': lambda: datetime.time(source.randrange(24), 1, 2, 3000),
        'TIMESTAMP(3)': lambda: start + datetime.timedelta(milliseconds=source.randrange(10**12)),
        'TIMESTAMP(6)': lambda: start + datetime.timedelta(microseconds=source.randrange(10**15)),
        'TIMESTAMP_LTZ(3)': lambda: start + datetime.timedelta(milliseconds=source.randrange(10**12)),
    }
    for kind, make in flat.items():
        show_type(kind, values_of(make, ROWS))
    nested: dict[str, Callable[[], Any]] = {
        'ARRAY<BIGINT> of 8': lambda: [source.randrange(10**9) for _ in range(8)],
        'MAP<STRING, DOUBLE> of 4': lambda: {
            key: source.random() for key in source.sample(['a', 'b', 'c', 'd', 'e'], 4)
        },
        'ROW<a BIGINT, b STRING, c DOUBLE>': lambda: Row(source.randrange(10**9), source.choice(carriers), 0.5),
        'ARRAY<ROW<a BIGINT, b STRING>> of 4': lambda: [Row(a=source.randrange(10**9), b='x') for _ in range(4)],
    }
    for kind, make in nested.items():
        show_type(kind.partition(' of')[0], values_of(make, NESTED_ROWS))


if __name__ == '__main__':
    main()
