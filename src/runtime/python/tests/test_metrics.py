"""Metrics beside what Flink was recorded to do; flink-cases/record_metrics.py records it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from udf_worker.metrics import CountingMeter, CountingMetricGroup, Counts
from udf_worker.observing.metric_values import MetricValues

RECORDED = Path(__file__).parent / 'recorded'
RATES: dict[str, list[float]] = json.loads((RECORDED / 'meter_rates.json').read_text())
PAGE = Path(__file__).parents[2] / 'engine' / 'metrics' / 'metrics-page.prom'


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize('span', RATES)
def test_a_meter_has_the_rates_of_flinks(span: str) -> None:
    clock = Clock()
    meter = CountingMeter(Counts(), int(span), clock)
    found: list[float] = []
    for tick in range(len(RATES[span])):
        meter.mark_event(tick % 7 * 3)
        meter.end_bundle()
        clock.now += 5
        meter.tick()
        found.append(meter.rate)
    assert found == RATES[span]


def test_a_meter_that_was_not_asked_for_long_has_no_rate_and_costs_no_time() -> None:
    clock = Clock()
    meter = CountingMeter(Counts(), 10, clock)
    meter.mark_event(30)
    meter.end_bundle()
    clock.now += 5
    meter.tick()
    assert meter.rate == 3.0
    clock.now += 10_000_000
    meter.tick()
    assert (meter.rate, meter.count) == (0.0, 30)


def values_of(group: CountingMetricGroup, **options: Any) -> list[dict[str, Any]]:
    (report,) = MetricValues(group, ends_bundles=False, **options).reports(last=True)
    return report['metrics']


def test_values_are_those_of_the_last_bundle_and_integers_keep_all_digits() -> None:
    group = CountingMetricGroup()
    counter = group.add_group('k', 'v').counter('n')
    counter.inc(2**60)
    group.end_bundle()
    counter.inc()
    key, value = {'name': 'k', 'kind': 'key'}, {'name': 'v', 'kind': 'value'}
    assert values_of(group) == [{'groups': [key, value], 'name': 'n', 'type': 'counter', 'count': str(2**60)}]


def test_in_thread_mode_a_gauge_that_raises_fails_nothing() -> None:
    group = CountingMetricGroup()
    group.counter('n').inc()
    group.gauge('broken', lambda: 1 // 0)
    values = MetricValues(group, ends_bundles=True)
    list(values.reports(last=False))
    (report,) = values.reports(last=True)
    assert [metric['name'] for metric in report['metrics']] == ['n']


def test_the_page_for_prometheus_is_read_by_its_own_parser() -> None:
    families = {family.name: family for family in text_string_to_metric_families(PAGE.read_text())}
    assert len(families) > 20
    calls = families['flink_taskmanager_job_task_operator_my_group_step_calls']
    (sample,) = calls.samples
    assert calls.documentation.startswith('calls (scope: ')
    assert (sample.value, sample.labels['step'], sample.labels['subtask_index']) == (12.0, 'a "b" \\ c\n', '0')
    assert families['flink_taskmanager_job_task_operator_my_group_step_calls'].documentation.startswith(
        'calls (scope: '
    )
    assert families['udf_workbench_bundle_latency_ms'].type == 'summary'
    assert families['flink_taskmanager_job_task_numRecordsIn'].samples[0].value == 1000.0
