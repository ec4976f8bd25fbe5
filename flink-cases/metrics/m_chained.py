from pyflink.table.udf import ScalarFunction, udf


class Counted(ScalarFunction):
    """Two of them are one operator on Flink, and name the same metrics."""

    def __init__(self, step):
        self.step = step

    def open(self, function_context):
        group = function_context.get_metric_group().add_group('chain')
        self.calls = group.counter('calls')
        self.values = group.distribution('values')
        self.own = group.counter(f'calls{self.step}')
        group.gauge('step', lambda: self.step)

    def eval(self, value):
        self.calls.inc()
        self.own.inc(self.step)
        self.values.update(value)
        return value + self.step


f = udf(Counted(1), result_type='BIGINT')
g = udf(Counted(10), result_type='BIGINT')
