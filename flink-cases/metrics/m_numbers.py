from pyflink.table.udf import ScalarFunction, udf


class Numbers(ScalarFunction):
    def open(self, function_context):
        group = function_context.get_metric_group()
        self.fractions = group.distribution('fractions')
        self.large = group.counter('large')
        self.large_values = group.distribution('large_values')
        self.below = group.distribution('below')

    def eval(self, value):
        self.fractions.update(int(value * 2.5))
        self.large.inc(2**53 + 1 if value == 1 else 1)
        self.large_values.update(2**53 + value)
        self.below.update(-value)
        return value


f = udf(Numbers(), result_type='BIGINT')
