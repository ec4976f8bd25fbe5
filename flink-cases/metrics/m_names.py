from pyflink.table.udf import ScalarFunction, udf


class Named(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group()
        self.counters = [
            group.counter('with space'),
            group.counter('dotted.name'),
            group.counter('grün'),
            group.counter('a-b:c/d'),
            group.counter('9lives'),
            group.add_group('my group').counter('n'),
            group.add_group('key-1', 'value "1"').counter('n'),
            group.add_group('a.b').add_group('c').counter('n'),
        ]

    def eval(self, value):
        for counter in self.counters:
            counter.inc()
        return value


f = udf(Named(), result_type='BIGINT')
