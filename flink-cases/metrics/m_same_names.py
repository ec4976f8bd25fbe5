from pyflink.table.udf import ScalarFunction, udf


class Twice(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group()
        self.first = group.counter('n')
        self.again = group.counter('n')
        self.same_group = [group.add_group('g').counter('c'), group.add_group('g').counter('c')]
        self.other_kind = group.add_group('kinds').counter('x')
        self.distribution = group.add_group('kinds').distribution('x')
        self.spans = [group.meter('m', 10), group.meter('m', 20)]

    def eval(self, value):
        self.first.inc()
        self.again.inc(10)
        for counter in self.same_group:
            counter.inc()
        self.other_kind.inc(3)
        self.distribution.update(value)
        for meter in self.spans:
            meter.mark_event()
        return value


f = udf(Twice(), result_type='BIGINT')
