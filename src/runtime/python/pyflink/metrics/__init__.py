"""Metrics that a function registers in `open`."""

from pyflink.metrics.metricbase import Counter, Distribution, Meter, Metric, MetricGroup
from pyflink.missing import module_getattr

__all__ = ['Counter', 'Distribution', 'Meter', 'Metric', 'MetricGroup']

__getattr__ = module_getattr(__name__)
