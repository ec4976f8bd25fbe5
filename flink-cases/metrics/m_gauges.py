from pyflink.table.udf import ScalarFunction, udf


class Gauges(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group()
        self.last = 0
        self.asked = 0
        group.gauge('last', lambda: self.last)
        group.gauge('fraction', lambda: self.last + 0.75)
        group.gauge('below', lambda: -self.last - 0.75)
        group.gauge('truth', lambda: self.last > 3)
        group.gauge('big', lambda: 2**53 + self.last)
        group.gauge('replaced', lambda: 1)
        group.gauge('replaced', lambda: 2)

    def eval(self, value):
        self.last = value
        return value


f = udf(Gauges(), result_type='BIGINT')
