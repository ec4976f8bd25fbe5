"""Recorded cases run by the worker's operators, without a slot: what `verify` does end to end, for the Python side."""

from __future__ import annotations

import base64
import datetime
import decimal
import json
import math
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from project_files import process_restored

from udf_worker import arrow_io
from udf_worker.clocks import BundleClocks
from udf_worker.errors import ErrorData, WorkbenchError
from udf_worker.open_udf import OpenedUdf, open_udf
from udf_worker.output_place import NOWHERE
from udf_worker.types import TypeJson, type_json, type_sql
from udf_worker.values.payload import Buffer

Json = dict[str, Any]
INFINITIES = {'NaN': math.nan, 'Infinity': math.inf, '-Infinity': -math.inf}
LITERALS: dict[str, tuple[str, Any]] = {'TRUE': ('BOOLEAN', True), 'FALSE': ('BOOLEAN', False)}


class Collected:
    """A sink that copies what it is given."""

    def __init__(self) -> None:
        self.parts: list[tuple[list[bytes], int]] = []

    def emit(self, buffers: Sequence[Buffer], rows: int) -> None:
        self.parts.append((list(map(bytes, buffers)), rows))

    def hand_over(self) -> None:
        """Everything is there already."""


class NotPlanned(Exception):
    """The case needs the planner or the source: an expression or a value that this file does not read."""


def run_case(case: Json, file: Path, mode: str) -> Json:
    """{rows} of the function's columns, or the error. `mode` is process or thread."""
    with tempfile.TemporaryDirectory() as folder, process_restored(str(file.parent)):
        os.environ['ORACLE_TMP'] = folder
        try:
            answer = run_order(case, file, mode)
        except WorkbenchError as problem:
            return dict(problem.data)
        side = Path(folder, 'side.txt')
        return {**answer, 'side_file': side.read_text().split('\n')} if side.exists() else answer


def run_order(case: Json, file: Path, mode: str) -> Json:
    schema = {name: type_json(text) for name, text in case['input']['schema']}
    columns = columns_used(case['args'])
    order = order_of(case, file, mode, [{'name': name, 'type': schema[name]} for name in columns])
    rows = case['input']['rows']
    sink = Collected()
    opened = open_udf(order, BundleClocks(), sink, NOWHERE)
    try:
        refuse_casts(opened.context.loaded.input_types, order)
        error = run_bundles(opened, list(bundles_of(case, schema, columns)), order['mode'])
        if error is not None:
            return dict(error)
        close_as(mode, opened)
    finally:
        opened.release()
    types = output_types(case, opened.context.loaded.result_type)
    return {
        'schema': [type_sql({**each, 'nullable': True}) for each in types[1:] if each is not ORIGIN],
        'rows': [row for part in sink.parts for row in rows_of(types, *part)],
        'kept': rows,
    }


def close_as(mode: str, opened: Any) -> None:
    """Process mode goes on when close() raises."""
    try:
        opened.close()
    except WorkbenchError:
        if mode == 'thread':
            raise


def refuse_casts(declared: list[TypeJson] | None, order: Json) -> None:
    """The planner casts arguments to the types that a function declares."""
    columns = {index: column['type'] for index, column in enumerate(order['columns'])}
    for wanted, argument in zip(declared or [], order['args']):
        given = columns[argument['index']] if argument['kind'] == 'column' else argument.get('type', wanted)
        if {**given, 'nullable': True} != {**wanted, 'nullable': True}:
            raise NotPlanned(f'a cast of {type_sql(given)} to {type_sql(wanted)}')


def bundles_of(
    case: Json, schema: dict[str, TypeJson], columns: Sequence[str]
) -> Iterator[tuple[list[memoryview], int]]:
    """Each as one frame. A table function's rows tell their origin within a frame, so those stay in one."""
    rows = case['input']['rows']
    size = len(rows)
    if case['kind'] != 'table':
        size = int(case.get('config', {}).get('python.fn-execution.bundle.size', size))
    names = list(schema)
    for first in range(0, len(rows), max(size, 1)):
        bundle = rows[first : first + size]
        buffers: list[memoryview] = []
        for name in columns:
            buffers += column_buffers(schema[name], [row[names.index(name)] for row in bundle])
        yield buffers, len(bundle)


def run_bundles(opened: OpenedUdf, bundles: list[tuple[list[memoryview], int]], mode: str) -> ErrorData | None:
    # Thread mode has no metrics that are asked at a bundle's end.
    end_bundle = opened.operator.end_bundle if mode == 'thread' else opened.end_bundle
    for buffers, rows in bundles:
        error = opened.operator.batch(buffers, rows) or end_bundle()
        if error is not None:
            return error
    return opened.operator.finish()


ORIGIN: TypeJson = {'kind': 'INT', 'nullable': False}


def output_types(case: Json, result_type: TypeJson) -> list[TypeJson]:
    if case['kind'] == 'table':
        return [ORIGIN, *(field['type'] for field in result_type['fields'])]
    if case.get('row_based') == 'map':
        return [field['type'] for field in result_type['fields']]
    return [result_type]


def order_of(case: Json, file: Path, mode: str, columns: list[Json]) -> Json:
    config = case.get('config', {})
    pairs = config.get('pipeline.global-job-parameters', '')
    row_based = case.get('row_based')
    pandas = case['kind'].startswith('pandas')
    args = [argument_of(each, [column['name'] for column in columns], file) for each in case['args']]
    on_arrow = pandas or (case['kind'] != 'table' and holds_pandas(args))
    retries = config.get('table.exec.async-scalar.retry-strategy') != 'NO_RETRY'
    return {
        'task': 'udf',
        'file': str(file),
        'projectRoot': str(file.parent),
        'function': case['function'],
        'kind': case['kind'],
        'mode': 'process-arrow' if on_arrow else ('thread' if mode == 'thread' else 'process-row'),
        'adapter': False,
        'funcType': 'pandas' if pandas else 'general',
        'columns': columns,
        'args': args,
        'groupBy': [],
        'keep': [],
        'join': case.get('join', 'inner'),
        'rowBased': row_based,
        'rowKinds': None,
        'window': None,
        'runtime': case.get('runtime', 'batch'),
        'async': {
            'concurrency': 10,
            'timeoutMs': milliseconds(config.get('table.exec.async-scalar.timeout', '180 s')),
            'attempts': 1 + int(config.get('table.exec.async-scalar.max-attempts', '3')) if retries else 1,
            'retryDelayMs': milliseconds(config.get('table.exec.async-scalar.retry-delay', '1 ms')),
        },
        'metricEnabled': config.get('python.metric.enabled') != 'false',
        'jobParameters': dict(pair.split(':', 1) for pair in pairs.split(',') if pair),
        'localTimeZone': config.get('table.local-time-zone', 'UTC'),
        'logging': {'level': 'INFO', 'overrides': {}},
        'subtaskIndex': 0,
        'parallelism': 1,
        'taskName': 'Calc',
    }


def holds_pandas(args: Sequence[Json]) -> bool:
    calls = [argument for argument in args if argument['kind'] == 'call']
    return any(call['funcType'] == 'pandas' or holds_pandas(call['args']) for call in calls)


def milliseconds(text: str) -> int:
    number, unit = text.split()
    return int(number) * {'ms': 1, 's': 1000, 'min': 60000}[unit]


def columns_used(args: Sequence[Any]) -> list[str]:
    used: list[str] = []
    for argument in args:
        more = [argument] if isinstance(argument, str) else columns_used(argument.get('args', []))
        used += [name for name in more if name not in used]
    return used


def argument_of(argument: Any, columns: Sequence[str], file: Path) -> Json:
    if isinstance(argument, str):
        return {'kind': 'column', 'index': columns.index(argument)}
    if 'call' in argument:
        args = [argument_of(each, columns, file) for each in argument['args']]
        return {
            'kind': 'call',
            'function': argument['call'],
            'funcType': func_type_of(argument['call'], file),
            'args': args,
        }
    return constant_of(argument['sql'])


def func_type_of(name: str, file: Path) -> str:
    """What the inspection tells the planner."""
    from udf_worker.inspect_file import inspect_file

    with process_restored(str(file.parent)):
        functions = inspect_file(str(file), str(file.parent))['functions']
    # A file that cannot be run has no functions: that is the case's answer then.
    return next((function['funcType'] for function in functions if function['name'] == name), 'general')


def constant_of(sql: str) -> Json:
    kind, value = LITERALS.get(sql, ('', None))
    if re.fullmatch(r'-?\d+', sql):
        kind, value = 'INT', int(sql)
    elif re.fullmatch(r'-?\d+\.\d+', sql):
        kind, value = 'DECIMAL', sql
    elif re.fullmatch(r"'[^']*'", sql):
        kind, value = 'STRING', sql[1:-1]
    if not kind:
        raise NotPlanned(sql)
    return {'kind': 'constant', 'type': {'kind': kind, 'nullable': False}, 'value': value}


# --- cells


def column_buffers(data_type: TypeJson, cells: Sequence[Any]) -> list[memoryview]:
    values = [value_of(data_type, cell) for cell in cells]
    array = arrow_io.pa.array(values, type=arrow_io.arrow_type(data_type))
    return list(map(memoryview, arrow_io.buffers_of(array, data_type)))


def value_of(data_type: TypeJson, cell: Any) -> Any:
    kind: str = data_type['kind']
    if cell is None:
        return None
    if kind in ('FLOAT', 'DOUBLE'):
        return INFINITIES[cell] if isinstance(cell, str) else float(cell)
    if kind in ('BINARY', 'VARBINARY', 'BYTES'):
        return base64.b64decode(cell)
    if kind == 'DECIMAL':
        return exact_decimal(data_type, cell)
    if kind == 'DATE':
        return datetime.date.fromisoformat(cell)
    if kind == 'TIME':
        if len(cell.partition('.')[2]) > data_type['precision']:
            raise NotPlanned(f'a fraction that the source cuts, {cell}')
        return datetime.time.fromisoformat(padded(cell))
    if kind in ('TIMESTAMP', 'TIMESTAMP_LTZ'):
        return datetime.datetime.fromisoformat(padded(cell.rstrip('Z')))
    if kind == 'ARRAY':
        return [value_of(data_type['element'], each) for each in cell]
    if kind == 'MAP':
        return [(value_of(data_type['key'], key), value_of(data_type['value'], value)) for key, value in cell]
    if kind == 'ROW':
        return {field['name']: value_of(field['type'], each) for field, each in zip(data_type['fields'], cell)}
    return cell


def exact_decimal(data_type: TypeJson, cell: str) -> decimal.Decimal:
    value, scale = decimal.Decimal(cell), data_type['scale']
    whole_digits = max(value.adjusted() + 1, 0) if value else 0
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > scale or whole_digits > data_type['precision'] - scale:
        raise NotPlanned(f'a decimal that the source rounds or drops, {cell}')
    return value.quantize(decimal.Decimal(1).scaleb(-scale), context=decimal.Context(prec=60))


def padded(text: str) -> str:
    """A fraction of six digits, which is what fromisoformat takes before Python 3.11."""
    whole, point, fraction = text.partition('.')
    return f'{whole}.{fraction[:6]:0<6}' if point else whole


def rows_of(types: Sequence[TypeJson], buffers: list[bytes], rows: int) -> list[list[Any]]:
    arrays = arrow_io.arrays_of(list(types), list(map(memoryview, buffers)), rows)
    columns = [[cell_of(each, value) for value in array.to_pylist()] for each, array in zip(types, arrays)]
    return [list(row) for row in zip(*columns)]


def cell_of(data_type: TypeJson, value: Any) -> Any:
    kind: str = data_type['kind']
    if value is None:
        return None
    if kind in ('FLOAT', 'DOUBLE'):
        return (
            value
            if math.isfinite(value)
            else ('NaN' if math.isnan(value) else 'Infinity' if value > 0 else '-Infinity')
        )
    if kind in ('BINARY', 'VARBINARY', 'BYTES'):
        return base64.b64encode(value).decode()
    if kind == 'DECIMAL':
        return format(value, 'f')
    if kind in ('DATE', 'TIME', 'TIMESTAMP', 'TIMESTAMP_LTZ'):
        text = value.isoformat()
        trimmed = text.rstrip('0').rstrip('.') if '.' in text else text
        return trimmed + ('Z' if kind == 'TIMESTAMP_LTZ' else '')
    if kind == 'ARRAY':
        return [cell_of(data_type['element'], each) for each in value]
    if kind == 'MAP':
        pairs = [[cell_of(data_type['key'], key), cell_of(data_type['value'], each)] for key, each in value]
        return sorted(pairs, key=lambda pair: json.dumps(pair, sort_keys=True))
    if kind == 'ROW':
        return [cell_of(field['type'], value[field['name']]) for field in data_type['fields']]
    return value


def infinity_text(value: float) -> str:
    return 'NaN' if math.isnan(value) else ('Infinity' if value > 0 else '-Infinity')
