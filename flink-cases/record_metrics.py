#!/usr/bin/env python3
"""Records which metrics real Flink reports: runs the cases of `metrics/` on PyFlink and writes its values into their JSON files.

    python record_metrics.py [--cases DIR] [--check] [NAME ...]

Wants an environment with apache-flink==2.3.0 (and pemja for thread mode) and a JDK: `metrics/MetricsRecorder.java`, a metrics
reporter of Flink, is compiled for the occasion. Every case runs in process mode; the kinds that thread mode runs itself run there
as well. One session a mode serves them all.

--cases  folder of NAME.py and NAME.json; `metrics` beside this file where left out
--check  write nothing; exit with 4 where an answer is another one than the recorded

Beside the cases, the rates of Flink's meters are recorded (`src/runtime/python/tests/recorded/meter_rates.json`).

A case has the format of README.md, with `metrics` (by mode) for `expected`: of each metric of the user its groups, name, type and
value, and what Flink's Prometheus reporter says of it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import site
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from record import FALLING_BACK, HERE, MODES

FLINKS_OWN = re.compile(
    r'^(numRecords|numBytes|numSplits|currentInput|currentOutput|watermark|numLateRecords|checkpoint|state\.|inputSerial|outputSerial|numFired)'
)
SCOPE = 'taskmanager.job.task.operator'

METER_RATES = HERE.parent / 'src' / 'runtime' / 'python' / 'tests' / 'recorded' / 'meter_rates.json'
NOT_IN_THREADS = (*FALLING_BACK, 'async_scalar')

Json = dict[str, Any]


def serve(mode: str, cases: Path, names: list[str], out: Path) -> None:
    """A job a case, each answer in a folder of `out`."""
    for name in names:
        folder = out / name
        folder.mkdir()
        problem = run_job(mode, cases, name, folder)
        (folder / 'done.json').write_text(json.dumps({'problem': problem}))
        print(f'  {mode:7} {name:20} {problem or ""}', flush=True)
    # Flink's own threads would keep the process for minutes.
    os._exit(0)


def run_job(mode: str, cases: Path, name: str, folder: Path) -> str | None:
    """Answers the job's error, if any."""
    from flink_answers import environment_of, planned
    from flink_source import make_source

    case: Json = json.loads((cases / f'{name}.json').read_text())
    file = str(cases / case.get('file', f'{name}.py'))
    environment = environment_of(case, mode)
    port = free_port()
    for key, value in {
        'metrics.reporters': 'recorder,prom',
        'metrics.reporter.recorder.factory.class': 'MetricsRecorder',
        'metrics.reporter.recorder.file': str(folder / 'metrics.jsonl'),
        'metrics.reporter.recorder.prometheus': f'http://127.0.0.1:{port}/metrics',
        'metrics.reporter.prom.factory.class': 'org.apache.flink.metrics.prometheus.PrometheusReporterFactory',
        'metrics.reporter.prom.port': str(port),
    }.items():
        environment.get_config().set(key, value)
    members: Json = {'__name__': '__main__', '__file__': file}
    exec(compile(Path(file).read_text(), file, 'exec'), members)
    try:
        make_source(environment, case, str(folder))
        results = planned(environment, case, members[case['function']], members).execute()._j_table_result.collect()
        while results.hasNext():
            results.next()
        results.close()
    except Exception as raised:
        return str(raised).strip().splitlines()[-1][:200]
    return None


def free_port() -> int:
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        return free.getsockname()[1]


def compiled(folder: Path) -> str:
    """A class path with the recorder and Flink's Prometheus reporter."""
    import pyflink

    home = Path(pyflink.__file__).parent
    services = folder / 'META-INF' / 'services'
    services.mkdir(parents=True)
    (services / 'org.apache.flink.metrics.reporter.MetricReporterFactory').write_text('MetricsRecorder\n')
    dist = next((home / 'lib').glob('flink-dist-*.jar'))
    sources = [str(HERE / 'metrics' / f'{name}.java') for name in ('MetricsRecorder', 'MeterSteps')]
    subprocess.run(['javac', '-cp', str(dist), '-d', str(folder), *sources], check=True)
    prometheus = next((home / 'plugins' / 'metrics-prometheus').glob('*.jar'))
    return f'{folder}:{prometheus}:{dist}'


def meter_rates(class_path: str) -> str:
    return subprocess.run(
        ['java', '-cp', class_path, 'MeterSteps'], check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def ask(mode: str, cases: Path, names: list[str], class_path: str, out: Path) -> dict[str, list[Json]]:
    environment = dict(
        os.environ,
        # What of the environment becomes part of Flink's class path.
        HADOOP_CLASSPATH=class_path,
        ORACLE_TMP=str(out),
        # The embedded interpreter does not look into a virtual environment by itself.
        PYTHONPATH=os.pathsep.join(site.getsitepackages()),
        JAVA_TOOL_OPTIONS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1500m',
    )
    out.mkdir()
    order = [sys.executable, __file__, '--serve', mode, '--out', str(out), '--cases', str(cases), *names]
    with open(out / 'session.log', 'w') as log:
        subprocess.run(order, env=environment, stderr=log, check=True)
    return {name: users_metrics(out / name) for name in names}


def users_metrics(folder: Path) -> list[Json]:
    """Of the user's metrics what does not change from run to run."""
    lines, prometheus = (read(folder / name) for name in ('metrics.jsonl', 'metrics.jsonl.prometheus'))
    found = [json.loads(line) for line in lines.splitlines()]
    if not found:
        sys.exit(f'{folder.name}: Flink reported nothing; {folder.parent}/session.log says why.')
    samples = [line for line in prometheus.splitlines() if line.startswith('flink_taskmanager_job_task_operator')]
    metrics = []
    for each in found:
        scope = each['logicalScope']
        if not scope.startswith(SCOPE) or (scope == SCOPE and FLINKS_OWN.match(each['name'])):
            continue
        variables = each['variables']
        own = {key: value for key, value in variables.items() if key not in FLINK_VARIABLES}
        inside = each['identifier'].split(f'.{variables["<subtask_index>"]}.', 1)[-1]
        metric = {
            'identifier': inside,
            'scope': scope[len(SCOPE) + 1 :],
            'name': each['name'],
            'variables': own,
            **{key: each[key] for key in ('type', 'value', 'valueType', 'problem') if key in each},
            'prometheus': exported(samples, scope, each['name'], own),
        }
        metrics.append(metric)
    return sorted(metrics, key=lambda metric: (metric['identifier'], metric['type']))


def read(file: Path) -> str:
    return file.read_text() if file.exists() else ''


FLINK_VARIABLES = (
    '<host>', '<job_id>', '<job_name>', '<operator_id>', '<operator_name>', '<subtask_index>', '<task_attempt_id>',
    '<task_attempt_num>', '<task_id>', '<task_name>', '<tm_id>',
)  # fmt: skip


def exported(samples: list[str], scope: str, name: str, own: Json) -> str | None:
    """The metric's line in the text of the Prometheus reporter, without labels that Flink gives every metric."""
    wanted = 'flink_' + re.sub(r'[^a-zA-Z0-9:_]', '_', f'{scope.replace(".", "_")}_{name}')
    for line in samples:
        match = re.match(r'([^{ ]+)\{(.*)\} (\S+)$', line)
        if match is None or match[1] != wanted:
            continue
        labels = dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', match[2]))
        keys = {re.sub(r'[^a-zA-Z0-9:_]', '_', key.strip('<>')) for key in own}
        if all(key in labels for key in keys):
            kept = ','.join(f'{key}="{labels[key]}"' for key in sorted(keys))
            return f'{match[1]}{{{kept}}} {match[3]}'
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('names', nargs='*')
    parser.add_argument('--cases', type=Path, default=HERE / 'metrics')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--mode', choices=MODES, help='ask in this mode only; what is recorded of the other one stays')
    parser.add_argument('--serve', choices=MODES, help=argparse.SUPPRESS)
    parser.add_argument('--out', type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    cases: Path = options.cases.resolve()
    if options.serve is not None:
        return serve(options.serve, cases, options.names, options.out)
    names = options.names or sorted(file.stem for file in cases.glob('*.json'))
    asked: dict[str, Json] = {name: json.loads((cases / f'{name}.json').read_text()) for name in names}
    out = Path(tempfile.mkdtemp(prefix='flink-metrics-'))
    class_path = compiled(out)
    rates = meter_rates(class_path)
    if options.check and rates != METER_RATES.read_text():
        print('DIFFERS', METER_RATES)
    elif not options.check:
        METER_RATES.write_text(rates)
    answers: dict[str, Json] = {name: dict(asked[name].get('metrics', {})) for name in names}
    for mode in MODES if options.mode is None else (options.mode,):
        wanted = [name for name in names if mode == 'process' or asked[name]['kind'] not in NOT_IN_THREADS]
        for name, found in ask(mode, cases, wanted, class_path, out / mode).items():
            answers[name][mode] = found
    differs = [name for name in names if answers[name] != asked[name].get('metrics')]
    for name in differs:
        if options.check:
            print('DIFFERS', name, json.dumps(asked[name].get('metrics')), json.dumps(answers[name]))
        else:
            case = {**asked[name], 'metrics': answers[name]}
            (cases / f'{name}.json').write_text(json.dumps(case, ensure_ascii=False, indent=1) + '\n')
    print(f'{len(names)} cases, what Flink said in {out}')
    sys.exit(4 if options.check and differs else 0)


if __name__ == '__main__':
    main()
