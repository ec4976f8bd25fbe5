"""A process of the benchmark: `python -I host.py LANES_FILE`. Orders on stdin, answers on stdout, as JSON lines.

LANES_FILE is a module with LANES, which makes lanes by name, and versions(). Between orders the process waits in a
read, so that lanes do not disturb one another.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import sys
import traceback
from time import perf_counter
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


def main() -> None:
    # What functions and libraries print must not reach the answers.
    answers = os.fdopen(os.dup(1), 'w', encoding='utf-8')
    os.dup2(2, 1)
    from data import make
    from digest import digest, digest_file
    from lanes import Workload

    lanes_module = load(sys.argv[1])
    lanes: dict[str, tuple[Any, Workload]] = {}

    def answer(order: dict[str, Any]) -> Any:
        name = order.get('lane')
        if order['order'] == 'open':
            workload = Workload(order['workload'])
            lane = lanes_module.LANES[name](workload)
            lanes[name] = (lane, workload)
            return {'rows': workload.rows}
        if order['order'] == 'digest':
            lane, workload = lanes[name]
            return digest(lane.output(order['rows']), workload.result, order['rows'])
        if order['order'] == 'measure':
            return measured(lanes[name][0], order['seconds'])
        if order['order'] == 'close':
            if name in lanes:
                lanes.pop(name)[0].close()
            gc.collect()
            return {}
        if order['order'] == 'versions':
            return {'python': sys.version.split()[0], **lanes_module.versions()}
        return {'make': make, 'digestFile': digest_file}[order['order']](order)

    for line in sys.stdin:
        order = json.loads(line)
        try:
            reply = {'value': answer(order)}
        except Exception as problem:
            reply = {'error': f'{type(problem).__name__}: {problem}', 'trace': traceback.format_exc()}
        answers.write(json.dumps(reply) + '\n')
        answers.flush()


def measured(lane: Any, seconds: float) -> dict[str, Any]:
    """Runs until `seconds` are over. A lane that has a clock of its own (a slope of two sizes) says so."""
    own = getattr(lane, 'measure', None)
    if own is not None:
        return own(seconds)
    rows, began = 0, perf_counter()
    while True:
        rows += lane.run()
        spent = perf_counter() - began
        if spent >= seconds:
            return {'rows': rows, 'seconds': spent}


def load(path: str) -> Any:
    spec = importlib.util.spec_from_file_location('bench_lanes', path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == '__main__':
    main()
