"""Records what Flink's own coders do with values: writes recorded/coders.json.

    python3.11 record_coders.py FOLDER

FOLDER holds an unpacked `pyflink` package of apache-flink 2.3.0 (Linux x86-64, CPython 3.11: its coders are compiled).
They need neither Java nor the rest of PyFlink: what they import is replaced by empty modules here.
"""

from __future__ import annotations

import decimal
import importlib.util
import json
import struct
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from coder_values import NAMESPACE, NESTED_VALUES, VALUES, nested_namespace

HERE = Path(__file__).parent
CODERS = {
    'BOOLEAN': ('BooleanCoderImpl', ()),
    'TINYINT': ('TinyIntCoderImpl', ()),
    'SMALLINT': ('SmallIntCoderImpl', ()),
    'INT': ('IntCoderImpl', ()),
    'BIGINT': ('BigIntCoderImpl', ()),
    'FLOAT': ('FloatCoderImpl', ()),
    'DOUBLE': ('DoubleCoderImpl', ()),
    'STRING': ('CharCoderImpl', ()),
    'BYTES': ('BinaryCoderImpl', ()),
    'DATE': ('DateCoderImpl', ()),
    'DECIMAL(5, 2)': ('DecimalCoderImpl', (5, 2)),
    'TIME': ('TimeCoderImpl', ()),
    'TIMESTAMP(3)': ('TimestampCoderImpl', (3,)),
    'TIMESTAMP(6)': ('TimestampCoderImpl', (6,)),
}
MICROS_IN = [
    0,
    1,
    999_999,
    -1,
    -500_000,
    -999_999_500,
    -1_000_000,
    1_704_164_645_123_456,
    (2**31 - 1) * 10**6 + 999_999,
    2**31 * 10**6,
    4_102_444_800_000_000,
    -(2**31) * 10**6,
    -(2**31) * 10**6 - 10**6,
    -62_135_596_800_000_000,
    253_402_300_799_999_999,
]


def main(folder: Path) -> None:
    coders = compiled_coders(folder / 'pyflink')
    answers: dict[str, Any] = {'out': {}, 'in': {}, 'nested': {}}
    for kind, (name, arguments) in CODERS.items():
        coder = getattr(coders, name)(*arguments)
        answers['out'][kind] = {text: encoded(coder, eval(text, dict(NAMESPACE)), kind) for text in VALUES}
    for kind, precision in (('TIMESTAMP(3)', 3), ('TIMESTAMP(6)', 6)):
        coder = coders.TimestampCoderImpl(precision)
        answers['in'][kind] = {str(micros): decoded(coder, micros, precision) for micros in MICROS_IN}
    row_class = sys.modules['pyflink.common'].__dict__['Row']
    for kind, coder in nested_coders(coders).items():
        namespace = nested_namespace(row_class)
        answers['nested'][kind] = {text: passed(coder, eval(text, namespace)) for text in NESTED_VALUES}
    target = HERE / 'recorded' / 'coders.json'
    target.write_text(json.dumps(answers, indent=1, sort_keys=True) + '\n')


def nested_coders(coders: Any) -> dict[str, Any]:
    number, text = coders.BigIntCoderImpl(), coders.CharCoderImpl()
    return {
        'ARRAY<BIGINT>': coders.GenericArrayCoderImpl(number),
        'MAP<STRING, BIGINT>': coders.MapCoderImpl(text, number),
        'ROW<a BIGINT, b STRING>': coders.RowCoderImpl([number, text], ['a', 'b']),
    }


def passed(coder: Any, value: Any) -> Any:
    try:
        return {'value': repr(coder.decode(coder.encode(value)))}
    except Exception as problem:
        return {'error': str(problem), 'type': type(problem).__name__}


def encoded(coder: Any, value: Any, kind: str) -> Any:
    try:
        return {'raw': raw_value(coder.encode(value), kind)}
    except Exception as problem:
        return {'error': str(problem), 'type': type(problem).__name__}
    finally:
        # Flink's coder of decimals leaves its own context behind where it fails.
        decimal.setcontext(decimal.Context())


def raw_value(data: bytes, kind: str) -> Any:
    """The column's value as the Java side reads it."""
    if kind == 'BOOLEAN':
        return data[0] != 0
    if kind.startswith('DECIMAL'):
        return data[4:].decode()
    if kind in ('STRING', 'BYTES'):
        return data[4:].decode() if kind == 'STRING' else data[4:].hex()
    if kind == 'TIMESTAMP(3)':
        return struct.unpack('>q', data)[0] * 1000
    if kind == 'TIMESTAMP(6)':
        millis, nanos = struct.unpack('>qi', data)
        return millis * 1000 + nanos // 1000
    code = {
        'TINYINT': 'b',
        'SMALLINT': 'h',
        'INT': 'i',
        'BIGINT': 'q',
        'FLOAT': 'f',
        'DOUBLE': 'd',
        'DATE': 'i',
        'TIME': 'i',
    }[kind]
    number = struct.unpack(f'>{code}', data)[0]
    return number.hex() if code in 'fd' else number


def decoded(coder: Any, micros: int, precision: int) -> Any:
    millis, rest = divmod(micros, 1000)
    data = struct.pack('>q', millis) if precision <= 3 else struct.pack('>qi', millis, rest * 1000)
    try:
        return {'value': coder.decode(data).isoformat()}
    except Exception as problem:
        return {'error': str(problem), 'type': type(problem).__name__}


def compiled_coders(package: Path) -> Any:
    empty('avro')
    empty('avro.schema')
    for name, members in {
        'pyflink': [],
        'pyflink.common': ['Row', 'RowKind'],
        'pyflink.common.time': ['Instant'],
        'pyflink.datastream': [],
        'pyflink.datastream.window': ['CountWindow', 'TimeWindow', 'GlobalWindow'],
        'pyflink.fn_execution': [],
        'pyflink.fn_execution.formats': [],
        'pyflink.fn_execution.formats.avro': [
            'FlinkAvroDecoder',
            'FlinkAvroDatumReader',
            'FlinkAvroBufferWrapper',
            'FlinkAvroEncoder',
            'FlinkAvroDatumWriter',
        ],
        'pyflink.fn_execution.ResettableIO': ['ResettableIO'],
        'pyflink.table': [],
        'pyflink.table.utils': ['pandas_to_arrow', 'arrow_to_pandas'],
    }.items():
        empty(name, *members)
    use_rows_of(package)
    compiled(package, 'stream_fast')
    return compiled(package, 'coder_impl_fast')


def use_rows_of(package: Path) -> None:
    empty('pyflink.java_gateway', 'get_gateway')
    spec = importlib.util.spec_from_file_location('pyflink.common.types', package / 'common' / 'types.py')
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    loader: Any = spec.loader
    loader.exec_module(module)
    for name in ('Row', 'RowKind'):
        setattr(sys.modules['pyflink.common'], name, getattr(module, name))


def empty(name: str, *members: str) -> None:
    module = ModuleType(name)
    module.__path__ = []
    for member in members:
        setattr(module, member, type(member, (), {}))
    sys.modules[name] = module


def compiled(package: Path, name: str) -> ModuleType:
    full = f'pyflink.fn_execution.{name}'
    path = next((package / 'fn_execution').glob(f'{name}.cpython-311-*.so'))
    spec = importlib.util.spec_from_file_location(full, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[full] = module
    loader: Any = spec.loader
    loader.exec_module(module)
    setattr(sys.modules['pyflink.fn_execution'], name, module)
    return module


if __name__ == '__main__':
    main(Path(sys.argv[1]))
