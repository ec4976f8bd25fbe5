"""One case on real PyFlink: its job, its rows in the encoding of case files, its error in words."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from flink_source import make_source
from flink_values import encoded, sort_key

Json = dict[str, Any]


def answer_case(cases: Path, name: str, mode: str, out: Path) -> Json:
    """`expected` of the case: rows, or the error with its stage. Flink's whole error text goes into `out`."""
    case: Json = json.loads((cases / f'{name}.json').read_text())
    file = str(cases / case.get('file', f'{name}.py'))
    folder = tempfile.mkdtemp(prefix='case-')
    os.environ['ORACLE_TMP'] = folder
    stage = 'define'
    try:
        members: Json = {'__name__': '__main__', '__file__': file}
        exec(compile(Path(file).read_text(), file, 'exec'), members)
        function = members[case['function']]
        stage = 'plan'
        environment = environment_of(case, mode)
        make_source(environment, case, folder)
        table = planned(environment, case, function, members)
        columns = table._j_table.getResolvedSchema().getColumns()
        schema = [[column.getName(), column.getDataType().getLogicalType().asSummaryString()] for column in columns]
        stage = 'run'
        answer = {'schema': schema, **collected(table, case)}
        side = Path(folder) / 'side.txt'
        if side.exists():
            answer['side_file'] = side.read_text().split('\n')
        return answer
    except BaseException as problem:
        answer, text = described(problem, file)
        (out / 'errors').mkdir(exist_ok=True)
        (out / 'errors' / f'{name}.{mode}.txt').write_text(text)
        # A job that was never submitted failed while it was planned.
        if stage == 'run' and 'JobExecutionException' not in text and 'Job execution failed' not in text:
            stage = 'plan'
        return {**answer, 'stage': stage}


def environment_of(case: Json, mode: str) -> Any:
    from pyflink.table import EnvironmentSettings, StreamTableEnvironment, TableEnvironment

    is_streaming = case.get('runtime') == 'streaming'
    settings = EnvironmentSettings.in_streaming_mode() if is_streaming else EnvironmentSettings.in_batch_mode()
    if 'row_kinds' in case:
        from pyflink.datastream import StreamExecutionEnvironment

        streams = StreamExecutionEnvironment.get_execution_environment()
        streams.set_parallelism(1)
        environment: Any = StreamTableEnvironment.create(streams, settings)
        environment.streams = streams
    else:
        environment = TableEnvironment.create(settings)
    config = environment.get_config()
    config.set('python.execution-mode', mode)
    config.set('parallelism.default', '1')
    config.set('table.local-time-zone', 'UTC')
    if mode == 'thread':
        config.set('python.executable', sys.executable)
    for key, value in case.get('config', {}).items():
        config.set(key, value)
    return environment


def planned(environment: Any, case: Json, function: Any, members: Json) -> Any:
    """The Table of the case's query, or of its Table API operation."""
    operation = case.get('row_based')
    if operation is None and 'select' not in case:
        environment.create_temporary_function('f', function)
    others = {name for argument in case['args'] for name in called(argument)} | set(case.get('functions', []))
    for name in sorted(others):
        environment.create_temporary_function(name, members[name])
    if 'select' in case:
        return environment.sql_query(case['select'])
    source = environment.from_path('src')
    if operation == 'map':
        return source.map(function)
    if operation == 'flat_map':
        return source.flat_map(function)
    if operation in ('aggregate', 'flat_aggregate') or case['kind'] == 'table_aggregate':
        return grouped_table(source, case, function)
    return environment.sql_query(query_of(case))


def grouped_table(source: Any, case: Json, function: Any) -> Any:
    from pyflink.table.expressions import col

    groups = [col(name) for name in case.get('group_by', [])]
    grouped = source.group_by(*groups) if groups else source
    applied = function if 'row_based' in case else function(*[col(name) for name in case['args']])
    aliased = applied.alias(*case['columns'])
    flat = case['kind'] == 'table_aggregate'
    result = grouped.flat_aggregate(aliased) if flat else grouped.aggregate(aliased)
    return result.select(*groups, *[col(name) for name in case['columns']])


def query_of(case: Json) -> str:
    arguments = ', '.join(sql_argument(argument) for argument in case['args'])
    call = f'f({"DISTINCT " if case.get("distinct") else ""}{arguments})'
    keep = ''.join(f'`{name}`, ' for name in case.get('keep', []))
    if case['kind'] == 'table':
        columns = ', '.join(f'`{name}`' for name in case['columns'])
        left = case.get('join') == 'left'
        joined = f'src LEFT JOIN LATERAL TABLE({call})' if left else f'src, LATERAL TABLE({call})'
        return f'SELECT {keep}{columns} FROM {joined} AS T({columns}){" ON TRUE" if left else ""}'
    if case['kind'] in ('aggregate', 'pandas_aggregate'):
        return aggregate_query(case, call, keep)
    return f'SELECT {keep}{call} AS `result` FROM src'


def aggregate_query(case: Json, call: str, keep: str) -> str:
    groups = [f'`{name}`' for name in case.get('group_by', [])]
    window = case.get('window')
    if window is not None and window['kind'] == 'over':
        partition = f'PARTITION BY {", ".join(groups)} ' if groups else ''
        over = f'{partition}ORDER BY `{window["time"]}` {frame_of(window["frame"])}'
        return f'SELECT {keep}{call} OVER ({over}) AS `result` FROM src'
    listed = ''.join(f'{group}, ' for group in groups)
    if window is not None:
        name, rest = window['kind'].upper(), window_arguments(window)
        bounds = f'{name}_START({rest}) AS window_start, {name}_END({rest}) AS window_end'
        by = ', '.join([f'{name}({rest})', *groups])
        return f'SELECT {listed}{bounds}, {call} AS `result` FROM src GROUP BY {by}'
    by = f' GROUP BY {", ".join(groups)}' if groups else ''
    return f'SELECT {listed}{call} AS `result` FROM src{by}'


def window_arguments(window: Json) -> str:
    sizes = {'tumble': ['sizeMs'], 'hop': ['slideMs', 'sizeMs'], 'session': ['gapMs']}[window['kind']]
    return ', '.join([f'`{window["time"]}`', *[interval(window[size]) for size in sizes]])


def frame_of(frame: Json) -> str:
    if frame['unit'] == 'rows':
        bound = 'UNBOUNDED' if frame['preceding'] is None else str(frame['preceding'])
        return f'ROWS BETWEEN {bound} PRECEDING AND CURRENT ROW'
    if frame['precedingMs'] == 0:
        return 'RANGE BETWEEN CURRENT ROW AND CURRENT ROW'
    bound = 'UNBOUNDED' if frame['precedingMs'] is None else interval(frame['precedingMs'])
    return f'RANGE BETWEEN {bound} PRECEDING AND CURRENT ROW'


def interval(milliseconds: int) -> str:
    return f"INTERVAL '{milliseconds / 1000:.3f}' SECOND(10, 3)"


def called(argument: Any) -> list[str]:
    """Functions of the file that an argument calls."""
    if not isinstance(argument, dict) or 'call' not in argument:
        return []
    return [argument['call'], *[name for inner in argument['args'] for name in called(inner)]]


def sql_argument(argument: Any) -> str:
    if isinstance(argument, str):
        return f'`{argument}`'
    if 'call' in argument:
        return f'{argument["call"]}({", ".join(sql_argument(inner) for inner in argument["args"])})'
    return argument['sql']


def collected(table: Any, case: Json) -> Json:
    """Rows in the order of the input; as a multiset where that says nothing."""
    changes = []
    results = table.execute()._j_table_result.collect()
    while results.hasNext():
        row = results.next()
        changes.append([row.getKind().shortString(), encoded(row)])
    results.close()
    if case.get('runtime') == 'streaming':
        answer: Json = {'rows': sorted(final_rows(changes, len(case.get('group_by', []))), key=sort_key)}
        if case.get('record_changelog'):
            answer['changelog'] = changes
        return {**answer, 'order': 'sorted'}
    rows = [row for _, row in changes]
    if case['kind'] in ('aggregate', 'pandas_aggregate', 'table_aggregate') or case.get('sorted'):
        return {'rows': sorted(rows, key=sort_key), 'order': 'sorted'}
    return {'rows': rows, 'order': 'input'}


def final_rows(changes: list[list[Any]], key_columns: int) -> list[Any]:
    """What is there after all changes. Without any -U, a +U replaces the row of its key."""
    retracts = any(kind == '-U' for kind, _ in changes)
    rows: list[Any] = []
    for kind, row in changes:
        if kind in ('+I', '+U'):
            if kind == '+U' and not retracts:
                rows = [old for old in rows if old[:key_columns] != row[:key_columns]]
            rows.append(row)
        elif row in rows:
            rows.remove(row)
        elif kind == '-D':
            rows = [old for old in rows if old[:key_columns] != row[:key_columns]]
    return rows


def described(problem: BaseException, file: str) -> tuple[Json, str]:
    """The last exception of a Python traceback or the deepest cause in Java, and the user's last frame."""
    text = str(problem)
    lines = text.split('\n')
    name = type(problem).__name__
    answer: Json = {'error_type': name, 'error': lines[0]}
    python = re.findall(r"pemja\.core\.PythonException: <class '([\w.]+)'>: ?([^\n]*)", text)
    if 'Traceback (most recent call last)' in text and (name.startswith('Py4J') or name == 'TableException'):
        answer = last_of_traceback(lines) or answer
    elif python:
        answer = {'error_type': python[-1][0], 'error': python[-1][1].rstrip()}
    else:
        causes = [line for line in lines if line.startswith('Caused by: ')]
        causes = causes or [line[2:] for line in lines if re.match(r': [\w.$]+(Exception|Error)', line)]
        found = re.match(r'(?:Caused by: )?([\w.$]+)(?:: (.*))?$', causes[-1]) if causes else None
        if found is not None:
            answer = {'error_type': found[1], 'error': found[2] or ''}
    return {**answer, **place(text, file)}, text


def last_of_traceback(lines: list[str]) -> Json | None:
    start = max(index for index, line in enumerate(lines) if 'Traceback (most recent call last)' in line)
    for line in lines[start + 1 :]:
        if not line or line[0] in ' \t':
            continue
        found = re.match(r'([\w.]+)(?:: (.*))?$', line)
        return {'error_type': found[1], 'error': found[2] or ''} if found else {'error_type': '?', 'error': line}
    return None


def place(text: str, file: str) -> Json:
    frames = re.findall(rf'File "{re.escape(file)}", line (\d+), in (\S+)', text)
    if not frames:
        # The embedded interpreter prints the innermost frame first, as Java does.
        module, base = re.escape(file[: -len('.py')]), re.escape(os.path.basename(file))
        frames = [(line, name) for name, line in re.findall(rf'at {module}\.(.+)\({base}:(\d+)\)', text)][::-1]
    return {'line': int(frames[-1][0]), 'in': frames[-1][1]} if frames else {}
