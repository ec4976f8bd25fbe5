"""The rows of a case as the view `src` of a Flink session."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def make_source(environment: Any, case: Json, folder: str) -> None:
    schema = case['input']['schema']
    if 'row_kinds' in case:
        make_changelog(environment, schema, case['input']['rows'], case['row_kinds'])
        kept = [[name, type_] for name, type_ in schema if name != case['row_kinds']]
        make_view(environment, kept, {name: 'STRING' for name, _ in kept})
        return
    file = Path(folder) / 'in.json'
    with open(file, 'w') as lines:
        for row in case['input']['rows']:
            fields = {name: json_value(type_, value) for (name, type_), value in zip(schema, row) if value is not None}
            lines.write(json.dumps(fields) + '\n')
    read_types = {name: read_type(type_) for name, type_ in schema}
    columns = ', '.join(f'`{name}` {read_types[name]}' for name, _ in schema)
    watermark = f', WATERMARK FOR {case["watermark"]}' if 'watermark' in case else ''
    environment.execute_sql(
        f"CREATE TEMPORARY TABLE src0 ({columns}{watermark}) WITH ('connector'='filesystem', 'path'='{file}', "
        "'format'='json', 'json.timestamp-format.standard'='ISO-8601')"
    )
    make_view(environment, schema, read_types)


def make_view(environment: Any, schema: list[list[str]], read_types: dict[str, str]) -> None:
    columns = [
        f'`{name}`' if read_types[name] == type_ else f'CAST(`{name}` AS {type_}) AS `{name}`' for name, type_ in schema
    ]
    environment.execute_sql(f'CREATE TEMPORARY VIEW src AS SELECT {", ".join(columns)} FROM src0')


def make_changelog(environment: Any, schema: list[list[str]], rows: list[list[Any]], kind_column: str) -> None:
    """`src0`: rows with the kinds that a column tells, all other columns as texts, which `src` casts."""
    from pyflink.common.typeinfo import Types
    from pyflink.java_gateway import get_gateway
    from pyflink.table import Table

    java: Any = get_gateway().jvm
    kinds = {kind.shortString(): kind for kind in java.org.apache.flink.types.RowKind.values()}
    names = [name for name, _ in schema]
    kept = [index for index, name in enumerate(names) if name != kind_column]
    made = java.java.util.ArrayList()
    for values in rows:
        row = java.org.apache.flink.types.Row(kinds[values[names.index(kind_column)]], len(kept))
        for at, index in enumerate(kept):
            value = values[index]
            row.setField(at, value if value is None or isinstance(value, str) else json.dumps(value))
        made.add(row)
    info = Types.ROW_NAMED([names[index] for index in kept], [Types.STRING()] * len(kept)).get_java_type_info()
    stream = environment.streams._j_stream_execution_environment.fromCollection(made, info)
    environment.create_temporary_view('src0', Table(environment._j_tenv.fromChangelogStream(stream), environment))


def read_type(type_: str) -> str:
    """What the JSON format reads a column as: it has no TIME, and only texts as keys of a MAP."""
    if re.match(r'TIME(\(| |$)', type_.upper()):
        return 'STRING'
    found = re.match(r'MAP<\s*(\w+(?:\(\d+\))?)\s*,(.*)>$', type_, re.IGNORECASE)
    if found and found[1].upper() != 'STRING' and not found[1].upper().startswith('VARCHAR'):
        return f'MAP<STRING,{found[2]}>'
    return type_


def json_value(type_: str, value: Any) -> Any:
    """A value of a case as Flink's JSON format takes it."""
    kind = type_.upper().split('<')[0]
    if not isinstance(value, list) or kind not in ('ARRAY', 'MAP', 'ROW'):
        return value
    inner = split_types(type_[type_.index('<') + 1 : type_.rindex('>')])
    if kind == 'ARRAY':
        return [json_value(inner[0], item) for item in value]
    if kind == 'MAP':
        return {str(key): json_value(inner[1], item) for key, item in value}
    fields = [field.split(None, 1) for field in inner]
    return {name: json_value(field_type, item) for (name, field_type), item in zip(fields, value)}


def split_types(text: str) -> list[str]:
    """At the commas that are in no brackets."""
    parts, depth = [''], 0
    for letter in text:
        depth += (letter in '<(') - (letter in '>)')
        if letter == ',' and depth == 0:
            parts.append('')
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]
