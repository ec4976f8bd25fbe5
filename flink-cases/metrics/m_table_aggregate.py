from pyflink.common import Row
from pyflink.table import DataTypes, TableAggregateFunction
from pyflink.table.udf import udtaf


class Measured(TableAggregateFunction):
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

    def create_accumulator(self):
        return [0]

    def accumulate(self, accumulator, value):
        self.measure(value)
        accumulator[0] = max(accumulator[0], value)

    def emit_value(self, accumulator):
        yield Row(accumulator[0])

    def get_result_type(self):
        return DataTypes.ROW([DataTypes.FIELD('x', DataTypes.BIGINT())])

    def get_accumulator_type(self):
        return DataTypes.ARRAY(DataTypes.BIGINT())


f = udtaf(Measured())
