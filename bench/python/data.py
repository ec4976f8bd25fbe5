"""The rows of the workloads, made once and then the same for every lane: an Arrow IPC file."""

from __future__ import annotations

import json
import os
from typing import Any, Callable

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.ipc

SEED = 20_260_501
CHUNK_ROWS = 10_000
LETTERS = np.frombuffer(b'abcdefghijklmnopqrstuvwxyz0123456789', dtype=np.uint8)

Random = np.random.Generator


def two_integers(random: Random, rows: int) -> pa.Table:
    draw = lambda: random.integers(-1_000_000, 1_000_000, rows)  # noqa: E731
    return pa.table({'a': draw(), 'b': draw()})


def texts_of(size: int) -> Callable[[Random, int], pa.Table]:
    def texts(random: Random, rows: int) -> pa.Table:
        data = LETTERS[random.integers(0, len(LETTERS), rows * size)].tobytes()
        return pa.table({'s': [data[at : at + size].decode() for at in range(0, len(data), size)]})

    return texts


def places(random: Random, rows: int) -> pa.Table:
    latitude = lambda: random.uniform(-90, 90, rows)  # noqa: E731
    longitude = lambda: random.uniform(-180, 180, rows)  # noqa: E731
    return pa.table({'lat1': latitude(), 'lon1': longitude(), 'lat2': latitude(), 'lon2': longitude()})


def integers(random: Random, rows: int) -> pa.Table:
    return pa.table({'n': random.integers(0, 2**31, rows)})


def events(random: Random, rows: int) -> pa.Table:
    ids, amounts = random.integers(0, 10**9, rows).tolist(), random.integers(1, 10**6, rows).tolist()
    names, tags = random.integers(0, 100_000, rows).tolist(), random.integers(0, 100, (rows, 3)).tolist()

    def event(index: int) -> str:
        user = {'name': f'user-{names[index]}', 'country': 'DE'}
        return json.dumps(
            {'id': ids[index], 'user': user, 'amount': amounts[index] / 100, 'tags': [f't{tag}' for tag in tags[index]]}
        )

    return pa.table({'text': [event(index) for index in range(rows)]})


def flights(path: str) -> pa.Table:
    """The sample's data, NULLs and all."""
    columns = {'dep_delay': pa.int64(), 'arr_delay': pa.int64(), 'carrier': pa.string()}
    options = pyarrow.csv.ConvertOptions(
        include_columns=list(columns), column_types=columns, null_values=['', 'NA'], strings_can_be_null=True
    )
    return pyarrow.csv.read_csv(path, convert_options=options)


MAKERS: dict[str, Callable[[Random, int], pa.Table]] = {
    'two_integers': two_integers,
    'texts_100': texts_of(100),
    'texts_10k': texts_of(10_000),
    'places': places,
    'integers': integers,
    'events': events,
}


def make(order: dict[str, Any]) -> dict[str, Any]:
    """Writes `path` unless it is there. Returns its rows and bytes."""
    path: str = order['path']
    if not os.path.exists(path):
        source = order['source']
        table = flights(source) if order['maker'] == 'flights' else made(order['maker'], order['rows'])
        beside = f'{path}.{os.getpid()}'
        os.makedirs(os.path.dirname(path), exist_ok=True)
        whole = table.combine_chunks()
        with pa.OSFile(beside, 'wb') as file, pa.ipc.new_file(file, whole.schema) as writer:
            writer.write_table(whole, max_chunksize=CHUNK_ROWS)
        os.replace(beside, path)
    with pa.memory_map(path) as file:
        rows = sum(batch.num_rows for batch in batches_of(file))
    return {'rows': rows, 'bytes': os.path.getsize(path)}


def made(maker: str, rows: int) -> pa.Table:
    return MAKERS[maker](np.random.default_rng(SEED), rows)


def batches_of(file: Any) -> list[pa.RecordBatch]:
    reader = pa.ipc.open_file(file)
    return [reader.get_batch(index) for index in range(reader.num_record_batches)]
