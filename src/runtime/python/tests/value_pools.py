"""Random types, and random values of them, for tests of conversions."""

from __future__ import annotations

import datetime
import decimal
import random
from collections.abc import Callable
from typing import Any

from pyflink.common import Row
from udf_worker.type_text import parse_type
from udf_worker.types import TypeJson

FLAT_TEXTS = (
    'BOOLEAN|TINYINT|SMALLINT|INT|BIGINT|FLOAT|DOUBLE|STRING|CHAR(3)|BYTES|DATE|TIME(0)|TIME(3)|TIME(6)|TIME(9)'
    '|TIMESTAMP(0)|TIMESTAMP(3)|TIMESTAMP(6)|TIMESTAMP(9)|TIMESTAMP_LTZ(3)|TIMESTAMP_LTZ(6)'
    '|DECIMAL(5, 2)|DECIMAL(18, 0)|DECIMAL(38, 18)|DECIMAL(38, 38)'
).split('|')
FLAT_TYPES: list[TypeJson] = list(map(parse_type, FLAT_TEXTS))
WORDS = ['', 'a', 'Ångström', '東京', '\x00', 'x' * 300, '🜂', 'plain']
YEAR_SECONDS = 31_556_952


def random_type(source: random.Random, depth: int) -> TypeJson:
    kind = source.choice(['FLAT', 'ARRAY', 'MAP', 'ROW']) if depth else 'FLAT'
    if kind == 'ARRAY':
        return {'kind': 'ARRAY', 'nullable': True, 'element': random_type(source, depth - 1)}
    if kind == 'MAP':
        key = parse_type(source.choice(['STRING', 'BIGINT', 'INT', 'DATE', 'BOOLEAN', 'DECIMAL(10, 2)', 'BYTES']))
        return {'kind': 'MAP', 'nullable': True, 'key': key, 'value': random_type(source, depth - 1)}
    if kind == 'ROW':
        names = ['a', 'b', 'c'][: source.randrange(1, 4)]
        fields = [{'name': name, 'type': random_type(source, depth - 1)} for name in names]
        return {'kind': 'ROW', 'nullable': True, 'fields': fields}
    return source.choice(FLAT_TYPES)


def random_value(source: random.Random, data_type: TypeJson, null_share: float = 0.0) -> Any:
    """A value that process mode gives back as it is: no older than 1970, no later than 2037."""
    if source.random() < null_share:
        return None
    kind = data_type['kind']
    if kind == 'ARRAY':
        return [random_value(source, data_type['element'], null_share) for _ in range(source.randrange(4))]
    if kind == 'MAP':
        keys = [random_value(source, data_type['key']) for _ in range(source.randrange(4))]
        return {key: random_value(source, data_type['value'], null_share) for key in keys}
    if kind == 'ROW':
        fields = data_type['fields']
        return Row(**{field['name']: random_value(source, field['type'], null_share) for field in fields})
    return FLAT_MAKERS[kind](source, data_type)


def integer(bits: int) -> Callable[[random.Random, TypeJson], int]:
    limit = 1 << (bits - 1)
    return lambda source, _: source.choice([-limit, limit - 1, 0, -1, source.randrange(-limit, limit)])


def random_decimal(source: random.Random, data_type: TypeJson) -> decimal.Decimal:
    digits = source.choice([1, 5, data_type['precision']])
    limit = 10 ** min(digits, data_type['precision'])
    number = source.choice([0, limit - 1, 1 - limit, source.randrange(-limit + 1, limit)])
    return decimal.Decimal(number).scaleb(-data_type['scale'], decimal.Context(prec=60))


def random_time(source: random.Random, _: TypeJson) -> datetime.time:
    hour, minute, second = source.randrange(24), source.randrange(60), source.randrange(60)
    micros = source.choice([0, 999_000, 1000 * source.randrange(1000)])
    return datetime.time(hour, minute, second, micros)


def random_moment(source: random.Random, data_type: TypeJson) -> datetime.datetime:
    seconds = source.choice([0, source.randrange(67 * YEAR_SECONDS)])
    micros = {0: 0, 3: 1000 * source.randrange(1000)}.get(data_type['precision'], source.randrange(10**6))
    zone = datetime.timezone.utc if data_type['kind'] == 'TIMESTAMP_LTZ' else None
    start = datetime.datetime(1970, 1, 1, tzinfo=zone)
    return start + datetime.timedelta(seconds=seconds, microseconds=micros)


FLAT_MAKERS: dict[str, Callable[[random.Random, TypeJson], Any]] = {
    'BOOLEAN': lambda source, _: source.random() < 0.5,
    'TINYINT': integer(8),
    'SMALLINT': integer(16),
    'INT': integer(32),
    'BIGINT': integer(64),
    'FLOAT': lambda source, _: source.choice([0.0, -0.0, 1.5, float('inf'), -(2.0**-149)]),
    'DOUBLE': lambda source, _: source.choice([0.0, -0.0, source.random(), float('-inf'), 5e-324]),
    'STRING': lambda source, _: source.choice(WORDS),
    'CHAR': lambda source, _: source.choice(WORDS),
    'BYTES': lambda source, _: source.choice([b'', b'\x00\xff', source.randbytes(source.randrange(9))]),
    'DATE': lambda source, _: (
        datetime.date(1970, 1, 1) + datetime.timedelta(days=source.randrange(-700_000, 2_900_000))
    ),
    'TIME': random_time,
    'TIMESTAMP': random_moment,
    'TIMESTAMP_LTZ': random_moment,
    'DECIMAL': random_decimal,
}
