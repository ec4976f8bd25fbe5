"""What records and batches cost a worker, beside the bare loop over the same function.

    python bench/python_codecs.py

One process, no socket: a frame's payload in, the result's payload out, as execute/*.py does it. Nanoseconds of CPU a
row, the best of several passes over the same data, so that a busy machine matters little.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Callable

sys.path.insert(0, str(Path(__file__).parent.parent / 'src' / 'runtime' / 'python'))

from udf_worker.adapter import Adapted
from udf_worker.batch_codec import BatchDecoder, batch_pieces, column_buffers, split_batch
from udf_worker.clocks import BundleClocks
from udf_worker.columns import ResultColumn
from udf_worker.convert import output_check
from udf_worker.errors import UserFiles
from udf_worker.execute import general
from udf_worker.execute.general import ColumnArgument, GeneralFunction
from udf_worker.rows_codec import RowsDecoder, encode_rows

ROWS = 200_000
BATCH_ROWS = 10_000
PASSES = 9
BIGINT = {'kind': 'BIGINT', 'nullable': True}
STRING = {'kind': 'STRING', 'nullable': True}
TIMESTAMP = {'kind': 'TIMESTAMP', 'nullable': True, 'precision': 6}
FILES = UserFiles(__file__, str(Path(__file__).parent))

TypeJson = dict[str, Any]


def double_and_add(a: int, b: int) -> int:
    return a * 2 + b


def grade(dep_delay: int | None, arr_delay: int | None, carrier: str) -> str | None:
    if dep_delay is None or arr_delay is None:
        return None
    return carrier + ' late' if dep_delay + arr_delay > 30 else 'on time'


def hour(moment: Any) -> int:
    return moment.hour


def best_ns_per_row(action: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(PASSES):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return min(times) * 1e9 / ROWS


def raw_columns(types: Sequence[TypeJson], columns: Sequence[Sequence[Any]]) -> list[ResultColumn]:
    made: list[ResultColumn] = []
    for each, values in zip(types, columns):
        column = ResultColumn(each, output_check(each, 'process'))
        column.append_raw(list(values))
        made.append(column)
    return made


def batch_payload(types: Sequence[TypeJson], columns: Sequence[Sequence[Any]]) -> bytes:
    buffers = [buffer for column in raw_columns(types, columns) for buffer in column_buffers(column)]
    return b''.join(batch_pieces(len(columns[0]), buffers))


def general_function(function: Any, types: Sequence[TypeJson], result: TypeJson, mode: str) -> GeneralFunction:
    return GeneralFunction(function, [ColumnArgument(each, None) for each in types], result, mode, FILES)


def row_mode(function: Any, types: Sequence[TypeJson], columns: Sequence[Sequence[Any]], result: TypeJson) -> float:
    payload = memoryview(b''.join(encode_rows(raw_columns(types, columns), ROWS)))
    decoder, called, clocks = RowsDecoder(types), general_function(function, types, result, 'process'), BundleClocks()

    def run() -> None:
        assert called.run(decoder.open(payload, ROWS), ROWS, clocks) is None
        encode_rows([called.results], ROWS)

    return best_ns_per_row(run)


def thread_mode(function: Any, types: Sequence[TypeJson], columns: Sequence[Sequence[Any]], result: TypeJson) -> float:
    payload = memoryview(batch_payload(types, columns))
    decoder, called, clocks = BatchDecoder(types), general_function(function, types, result, 'thread'), BundleClocks()

    def run() -> None:
        assert called.run(decoder.open(payload), ROWS, clocks) is None
        batch_pieces(ROWS, column_buffers(called.results))

    return best_ns_per_row(run)


def arrow_mode(function: Any, types: Sequence[TypeJson], columns: Sequence[Sequence[Any]], result: TypeJson) -> float:
    from udf_worker.execute.pandas_call import PandasFunction

    payloads = [
        memoryview(batch_payload(types, [column[first : first + BATCH_ROWS] for column in columns]))
        for first in range(0, ROWS, BATCH_ROWS)
    ]
    arguments = [ColumnArgument(each, None) for each in types]
    called, clocks = PandasFunction(function, True, arguments, result, 'UTC', FILES), BundleClocks()

    def run() -> None:
        for payload in payloads:
            outcome = called.run(split_batch(payload), BATCH_ROWS, clocks)
            assert outcome.error is None
            batch_pieces(outcome.rows, outcome.buffers)

    return best_ns_per_row(run)


def pandas_bare(function: Any, columns: Sequence[Sequence[Any]]) -> float:
    import pandas

    batches = [
        [pandas.Series(column[first : first + BATCH_ROWS]) for column in columns]
        for first in range(0, ROWS, BATCH_ROWS)
    ]
    return best_ns_per_row(lambda: [function(*batch) for batch in batches])


def show(name: str, ns_per_row: float, bare: float) -> None:
    rate, share = 1e3 / ns_per_row, bare / ns_per_row
    print(f'  {name:<28} {ns_per_row:7.1f} ns/row  {rate:6.2f} M rows/s  {share:5.0%} of the bare loop')


def compare(
    title: str, function: Any, types: list[TypeJson], columns: list[list[Any]], values: Any, result: TypeJson
) -> None:
    print(title)
    bare = best_ns_per_row(lambda: [function(*row) for row in zip(*values)])
    if len(values) == 2:
        first, second = values
        bare = best_ns_per_row(lambda: [function(a, b) for a, b in zip(first, second)])
    show('bare loop', bare, bare)
    show('rows', row_mode(function, types, columns, result), bare)
    show('thread', thread_mode(function, types, columns, result), bare)
    show('Arrow, adapter', arrow_mode(Adapted(function, types, result), types, columns, result), bare)


def main() -> None:
    source = random.Random(42)
    print(f'Python {sys.version.split()[0]}, {ROWS} rows, chunks of {general.CHUNK_ROWS}')
    numbers = [[source.randrange(-(10**6), 10**6) for _ in range(ROWS)] for _ in range(2)]
    compare('a * 2 + b on two BIGINT', double_and_add, [BIGINT, BIGINT], numbers, numbers, BIGINT)
    bare = pandas_bare(double_and_add, numbers)
    show('pandas, bare', bare, bare)
    show('pandas, Arrow batches', arrow_mode(double_and_add, [BIGINT, BIGINT], numbers, BIGINT), bare)
    delays = [[None if source.random() < 0.03 else source.randrange(-30, 200) for _ in range(ROWS)] for _ in range(2)]
    carriers = [source.choice(['UA', 'AA', 'B6', 'DL']) for _ in range(ROWS)]
    columns: list[list[Any]] = [*delays, carriers]
    compare('a grade of two nullable BIGINT and a STRING', grade, [BIGINT, BIGINT, STRING], columns, columns, STRING)
    micros = [source.randrange(0, 10**15) for _ in range(ROWS)]
    from udf_worker.convert import timestamp_of_micros

    moments = [timestamp_of_micros(each) for each in micros]
    compare('the hour of a TIMESTAMP', hour, [TIMESTAMP], [micros], [moments], BIGINT)


if __name__ == '__main__':
    main()
