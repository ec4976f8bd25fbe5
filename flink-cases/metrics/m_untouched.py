from pyflink.table.udf import ScalarFunction, udf


class Untouched(ScalarFunction):
    """Made, and never or rarely touched."""

    def open(self, function_context):
        group = function_context.get_metric_group()
        group.counter('never')
        group.meter('never_meter')
        group.distribution('never_distribution')
        group.gauge('constant', lambda: 7)
        self.zero = group.counter('zero')
        self.rare = group.counter('rare')
        self.early = group.distribution('early')
        self.in_open = group.counter('in_open')
        self.in_open.inc(3)
        self.in_close = group.counter('in_close')

    def eval(self, value):
        self.zero.inc(0)
        if value == 2:
            self.rare.inc()
            self.early.update(5)
        if value == 9:
            self.in_close.inc()
        return value

    def close(self):
        self.in_close.inc(100)


f = udf(Untouched(), result_type='BIGINT')
