#!/usr/bin/env python3
"""Records what real Flink answers: runs cases on PyFlink and writes its answers into their JSON files.

    python record.py [--cases DIR] [--out DIR] [--rerun] [--check] [NAME ...]

Wants an environment with apache-flink==2.3.0, and pemja for thread mode. One session for each execution mode serves all
cases. Every case runs in process mode; the kinds that thread mode runs itself run there as well. Where the two answers
differ, the case gets `expected_thread`.

--cases  folder of NAME.py and NAME.json; this file's own where left out
--out    folder for raw answers and for Flink's own error texts; a temporary one where left out
--rerun  ask again what lies in --out already
--check  write nothing; exit with 4 where an answer is another one than the recorded

Exit status: 0 recorded, 4 as above. The format of a case is in README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from flink_answers import answer_case

HERE = Path(__file__).resolve().parent
MODES = ('process', 'thread')
FALLING_BACK = ('pandas_scalar', 'aggregate', 'pandas_aggregate', 'table_aggregate')
"""Kinds that thread mode hands to process mode: their answer is the same, and they are not asked twice."""
SILENT_SECONDS = 120
"""A session that says nothing for so long hangs: the case at hand is recorded as that."""

Json = dict[str, Any]


def serve(mode: str, cases: Path, out: Path, names: list[str]) -> None:
    """A session: one line when a case begins, one with its answer."""
    for name in names:
        print('@@START', name, flush=True)
        answer = answer_case(cases, name, mode, out)
        print('@@ANSWER', json.dumps([name, answer]), flush=True)
    # Flink's own threads would keep the process for minutes.
    os._exit(0)


class Session:
    """A process with a Flink session; it is replaced where a case takes it down."""

    def __init__(self, mode: str, cases: Path, out: Path, names: list[str]) -> None:
        environment = dict(os.environ, JAVA_TOOL_OPTIONS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1500m')
        with open(out / f'session.{mode}.log', 'a') as log:
            self.process = subprocess.Popen(
                [sys.executable, __file__, '--serve', mode, '--cases', str(cases), '--out', str(out), *names],
                stdout=subprocess.PIPE,
                stderr=log,
                env=environment,
                text=True,
                start_new_session=True,
            )
        self.lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def next_line(self) -> str | None:
        """None at the end. Raises queue.Empty where the session hangs."""
        return self.lines.get(timeout=SILENT_SECONDS)

    def end(self) -> None:
        try:
            os.killpg(self.process.pid, 9)
        except ProcessLookupError:
            pass
        self.process.wait()


def ask(mode: str, cases: Path, out: Path, names: list[str]) -> None:
    """Writes one answer a case into `out`."""
    left = list(names)
    while left:
        session = Session(mode, cases, out, left)
        current, hangs = None, False
        answered: set[str] = set()
        while True:
            try:
                line = session.next_line()
            except queue.Empty:
                hangs = True
                break
            if line is None:
                break
            if line.startswith('@@START'):
                current = line.split()[1]
            elif line.startswith('@@ANSWER'):
                name, answer = json.loads(line[len('@@ANSWER') :])
                keep(out, mode, name, answer)
                answered.add(name)
                current = None
        session.end()
        if current is not None:
            keep(out, mode, current, fatal(hangs, session.process.returncode))
            answered.add(current)
        if not answered:
            sys.exit(f'The {mode} session does not start; {out}/session.{mode}.log says why.')
        left = [name for name in left if name not in answered]


def fatal(hangs: bool, status: int) -> Json:
    if hangs:
        return {'error_type': 'HANG', 'error': f'no answer in {SILENT_SECONDS} s', 'stage': 'run'}
    return {'error_type': 'CRASH', 'error': f'the process died, status {status}', 'stage': 'run'}


def raw_file(out: Path, mode: str, name: str) -> Path:
    return out / 'raw' / mode / f'{name}.json'


def keep(out: Path, mode: str, name: str, answer: Json) -> None:
    file = raw_file(out, mode, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(answer))
    text = f'{answer["error_type"]}: {answer["error"]}' if 'error' in answer else f'{len(answer["rows"])} rows'
    print(f'  {mode:7} {name:36} {text[:100]}', flush=True)


def answer_of(out: Path, mode: str, name: str) -> Json | None:
    file = raw_file(out, mode, name)
    return json.loads(file.read_text()) if file.exists() else None


def is_same(process: Json, thread: Json) -> bool:
    """Errors are the same where stage, type and line are, and one text holds the other."""
    if process == thread:
        return True
    if 'error' not in process or 'error' not in thread:
        return False
    texts = process['error'] in thread['error'] or thread['error'] in process['error']
    types = process['error_type'].split('.')[-1] == thread['error_type'].split('.')[-1]
    return texts and types and all(process.get(key) == thread.get(key) for key in ('stage', 'line'))


def merge(cases: Path, out: Path, name: str, check: bool) -> bool:
    """Puts the answers into the case's file. False where `check` finds another answer than the recorded one."""
    file = cases / f'{name}.json'
    case: Json = json.loads(file.read_text())
    process = answer_of(out, 'process', name)
    if process is None:
        return True
    thread = answer_of(out, 'thread', name) or process
    recorded = {key: case.get(key) for key in ('expected', 'expected_thread')}
    case['expected'] = process
    case.pop('expected_thread', None)
    case.pop('disagree', None)
    if not is_same(process, thread):
        case['expected_thread'] = thread
        case['disagree'] = True
    if case['kind'] in FALLING_BACK:
        case['thread_falls_back_to_process'] = True
    if check:
        found = {key: case.get(key) for key in recorded}
        if found != recorded:
            print('DIFFERS', name, json.dumps(recorded), json.dumps(found))
        return found == recorded
    file.write_text(json.dumps(case, ensure_ascii=False, indent=1))
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('names', nargs='*')
    parser.add_argument('--cases', type=Path, default=HERE)
    parser.add_argument('--out', type=Path)
    parser.add_argument('--rerun', action='store_true')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--serve', choices=MODES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    out: Path = options.out or Path(tempfile.mkdtemp(prefix='flink-answers-'))
    out.mkdir(parents=True, exist_ok=True)
    cases: Path = options.cases.resolve()
    if options.serve is not None:
        serve(options.serve, cases, out, options.names)
    names: list[str] = options.names or sorted(file.stem for file in cases.glob('*.json'))
    asked = {name: json.loads((cases / f'{name}.json').read_text()) for name in names}
    for mode in MODES:
        wanted = [name for name in names if mode == 'process' or asked[name]['kind'] not in FALLING_BACK]
        if not (options.rerun or options.check):
            wanted = [name for name in wanted if answer_of(out, mode, name) is None]
        ask(mode, cases, out, wanted)
    same = [merge(cases, out, name, options.check) for name in names]
    print(f'{len(names)} cases, answers in {out}')
    if not all(same):
        sys.exit(4)


if __name__ == '__main__':
    main()
