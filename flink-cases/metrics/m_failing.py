from pyflink.table.udf import ScalarFunction, udf


class Measured(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group()
        self.calls = group.counter('calls')
        mine = group.add_group('mine')
        self.balance = mine.counter('balance')
        self.values = mine.distribution('values')
        keyed = group.add_group('step', 'first').add_group('inner')
        self.events = keyed.meter('events')
        self.fast = keyed.meter('fast', time_span_in_seconds=12)
        self.last = 0
        mine.gauge('last', lambda: self.last)

    def measure(self, value):
        self.calls.inc()
        self.balance.inc(value)
        self.balance.dec(2)
        self.values.update(value * value - 20)
        self.events.mark_event()
        self.fast.mark_event(value)
        self.last = value

    def eval(self, value):
        self.measure(value)
        return 10 // (7 - value)


f = udf(Measured(), result_type='BIGINT')
