"""Recorded cases of pandas functions run by the worker's operators, without a slot, in batches as Flink cuts them."""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from project_files import process_restored
from recorded_runs import (
    Collected,
    Json,
    cell_of,
    column_buffers,
    columns_used,
    order_of,
)

from udf_worker import arrow_io
from udf_worker.arrow_io import pa
from udf_worker.clocks import BundleClocks
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.open_udf import open_udf
from udf_worker.output_place import NOWHERE
from udf_worker.types import TypeJson, type_json, type_sql

BIGINT: TypeJson = {'kind': 'BIGINT', 'nullable': True}
TIMESTAMP_3: TypeJson = {'kind': 'TIMESTAMP', 'nullable': False, 'precision': 3}


def run_pandas_case(case: Json, file: Path) -> Json:
    """{schema, rows} as the case's `expected` has them, or the error."""
    with tempfile.TemporaryDirectory() as folder, process_restored(str(file.parent)):
        os.environ['ORACLE_TMP'] = folder
        try:
            answer = run_order(case, file)
        except WorkbenchError as problem:
            return dict(problem.data)
        side = Path(folder, 'side.txt')
        return {**answer, 'side_file': side.read_text().split('\n')} if side.exists() else answer


def run_order(case: Json, file: Path) -> Json:
    schema = {name: type_json(text) for name, text in case['input']['schema']}
    names = list(schema)
    if case.get('row_based') is not None and not case['args']:
        # The whole row.
        case = {**case, 'args': names}
    used = frame_columns(case)
    fields = [{'name': name, 'type': schema[name]} for name in used]
    order = planned_order(case, file, fields)
    sink = Collected()
    opened = open_udf(order, BundleClocks(), sink, NOWHERE)
    try:
        rows: list[list[Any]] = case['input']['rows']
        columns = [(schema[name], [row[names.index(name)] for row in rows]) for name in used]
        error = run_frames(opened.operator, columns, batch_sizes(case, len(rows)))
        if error is not None:
            return dict(error)
        opened.close()
    finally:
        opened.release()
    output = order['output'] or result_fields(case, opened.context.loaded.result_type)
    given = [row for part in sink.parts for row in rows_of(output, *part)]
    kept = [name for name in case.get('keep', []) if case['kind'] == 'pandas_scalar']
    before = [[row[names.index(name)] for name in kept] for row in case['input']['rows']]
    fields = [{'name': name, 'type': schema[name]} for name in kept] + output
    return {
        'schema': [[field['name'], type_sql({**field['type'], 'nullable': True})] for field in fields],
        'rows': [front + row for front, row in zip(before, given)] if kept else given,
    }


def run_frames(operator: Any, columns: Sequence[tuple[TypeJson, list[Any]]], sizes: Iterator[int]) -> ErrorData | None:
    first = 0
    for size in sizes:
        buffers: list[memoryview] = []
        for data_type, cells in columns:
            buffers += map(in_arrow_memory, column_buffers(data_type, cells[first : first + size]))
        error = operator.batch(buffers, size)
        if error is not None:
            return error
        first += size
    return operator.end_bundle() or operator.finish()


def in_arrow_memory(buffer: memoryview) -> memoryview:
    """A copy that can be written to, as the memory of a payload can."""
    copied = memoryview(pa.allocate_buffer(len(buffer))).cast('B')
    copied[:] = buffer
    return copied


def batch_sizes(case: Json, rows: int) -> Iterator[int]:
    config = case.get('config', {})
    batch = int(config.get('python.fn-execution.arrow.batch.size', 1000))
    bundle = int(config.get('python.fn-execution.bundle.size', 1000))
    while rows > 0:
        left = min(bundle, rows)
        rows -= left
        while left > 0:
            yield min(batch, left)
            left -= min(batch, left)


def frame_columns(case: Json) -> list[str]:
    used = columns_used(case['args'])
    window = case.get('window')
    further = [*case.get('group_by', []), *([] if window is None else [window['time'], *case.get('keep', [])])]
    return used + [name for name in dict.fromkeys(further) if name not in used]


def planned_order(case: Json, file: Path, fields: list[Json]) -> Json:
    names = [field['name'] for field in fields]
    window = case.get('window')
    is_over = window is not None and window['kind'] == 'over'
    group_by = case.get('group_by', [])
    order = {
        **order_of(case, file, 'process', fields),
        'groupBy': [names.index(name) for name in group_by],
        'keep': [names.index(name) for name in case.get('keep', [])] if is_over else [],
        'changelog': False,
        'distinct': case.get('distinct', False),
        'rowKinds': None,
        'window': None if window is None else {**window, 'timeIndex': names.index(window['time'])},
        'output': [],
    }
    if case['kind'] == 'pandas_aggregate':
        front = [fields[names.index(name)] for name in (case.get('keep', []) if is_over else group_by)]
        bounds = [] if window is None or is_over else ['window_start', 'window_end']
        order['output'] = [
            *front,
            *({'name': name, 'type': TIMESTAMP_3} for name in bounds),
            *result_fields(case, declared_type(case, file)),
        ]
    return order


def declared_type(case: Json, file: Path) -> TypeJson:
    from udf_worker.load import load_function

    return load_function(str(file), str(file.parent), case['function']).result_type


def result_fields(case: Json, result_type: TypeJson) -> list[Json]:
    if case.get('row_based') is None or result_type['kind'] != 'ROW':
        return [{'name': 'result', 'type': result_type}]
    names = case.get('columns') or [field['name'] for field in result_type['fields']]
    return [{'name': name, 'type': field['type']} for name, field in zip(names, result_type['fields'])]


def rows_of(fields: Sequence[Json], buffers: list[bytes], rows: int) -> list[list[Any]]:
    types: list[TypeJson] = [field['type'] for field in fields]
    arrays = arrow_io.arrays_of(types, list(map(memoryview, buffers)), rows)
    columns = [[cell_of(each, value) for value in plain_values(array)] for each, array in zip(types, arrays)]
    return [list(row) for row in zip(*columns)]


def plain_values(array: Any) -> list[Any]:
    """Nanoseconds cut to what datetime has."""
    if pa.types.is_timestamp(array.type) and array.type.unit == 'ns':
        array = array.cast(pa.timestamp('us'), safe=False)
    if pa.types.is_time64(array.type) and array.type.unit == 'ns':
        array = array.cast(pa.time64('us'), safe=False)
    return array.to_pylist()


def is_nan(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)
