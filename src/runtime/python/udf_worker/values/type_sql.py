"""SQL text of types."""

from __future__ import annotations

from udf_worker.values.layout import TypeJson


def type_sql(data_type: TypeJson) -> str:
    """SQL text as Flink prints it: NOT NULL is written, nullable is not."""
    suffix = '' if data_type['nullable'] else ' NOT NULL'
    kind: str = data_type['kind']
    if 'length' in data_type:
        return f'{kind}({data_type["length"]}){suffix}'
    if kind == 'DECIMAL':
        return f'DECIMAL({data_type["precision"]}, {data_type["scale"]}){suffix}'
    if 'precision' in data_type:
        return f'{kind}({data_type["precision"]}){suffix}'
    if kind == 'ARRAY':
        return f'ARRAY<{type_sql(data_type["element"])}>{suffix}'
    if kind == 'MAP':
        return f'MAP<{type_sql(data_type["key"])}, {type_sql(data_type["value"])}>{suffix}'
    if kind == 'ROW':
        fields = ', '.join(f'{quoted_name(field["name"])} {type_sql(field["type"])}' for field in data_type['fields'])
        return f'ROW<{fields}>{suffix}'
    return kind + suffix


def quoted_name(name: str) -> str:
    return '`' + name.replace('`', '``') + '`'
