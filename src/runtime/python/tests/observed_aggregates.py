"""Aggregates for tests of the observers, and a run of one under an observer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from slot import Slot, data_type

from udf_worker.protocol import FrameKind
from udf_worker.types import TypeJson

Json = dict[str, Any]

BIGINT = data_type('BIGINT')
STRING = data_type('STRING')
KEYED = [('k', STRING), ('v', BIGINT)]

IMPORTS = """
from pyflink.common import Row
from pyflink.table import AggregateFunction, DataTypes, ListView, MapView, TableAggregateFunction
from pyflink.table.udf import udaf, udtaf
"""


def aggregate(methods: str, result: str = 'BIGINT', accumulator: str = 'ARRAY<BIGINT>') -> str:
    """A file with an AggregateFunction `f`."""
    declared = f"result_type='{result}', accumulator_type='{accumulator}'"
    return f'{IMPORTS}\n\nclass F(AggregateFunction):\n{methods}\n\n\nf = udaf(F(), {declared})\n'


SUM = """
    def create_accumulator(self):
        return [0]

    def accumulate(self, acc, v):
        acc[0] += v or 0

    def retract(self, acc, v):
        acc[0] -= v or 0

    def merge(self, acc, others):
        for other in others:
            acc[0] += other[0]

    def get_value(self, acc):
        return acc[0]
"""


class Observed:
    """A job of one aggregate `f` over (k, v), grouped by k, under observers."""

    def __init__(self, slot: Slot, file: Path, observe: Json, **more: Any) -> None:
        self.slot = slot
        columns: list[tuple[str, TypeJson]] = more.pop('columns', KEYED)
        self.types = [each for _, each in columns]
        order = {
            'kind': 'aggregate',
            'runtime': 'streaming',
            'changelog': True,
            'columns': [{'name': name, 'type': each} for name, each in columns],
            'groupBy': [0],
            'args': [{'kind': 'column', 'index': 1}],
            'observe': observe,
            **more,
        }
        opened = slot.open(file, 'f', self.types, **order)
        assert opened.kind == FrameKind.OPENED, opened
        self.reports: list[Json] = []

    def bundle(self, *rows: Any) -> Json | None:
        """Answers the error, where there is one."""
        self.slot.send_batch(self.types, list(zip(*rows)))
        self.slot.receive()
        return self.take(self.slot.end_bundle())

    def end(self) -> list[Json]:
        """All reports, when the input has ended and the job is closed."""
        self.take(self.slot.finish())
        self.slot.send(FrameKind.CLOSE)
        self.take(self.slot.receive_until(FrameKind.CLOSED))
        return self.reports

    def take(self, frames: list[Any]) -> Json | None:
        self.reports += [frame.json for frame in frames if frame.kind == FrameKind.REPORT]
        return frames[-1].json if frames[-1].kind == FrameKind.ERROR else None


def steps_of(reports: list[Json], key: int = 0) -> list[Json]:
    [told] = [each for each in reports if each['kind'] == 'stateSteps' and each['key'] == key]
    return json.loads(told['first']) + json.loads(told['last'])
