from pyflink.table import DataTypes
from pyflink.table.udf import udf


from pyflink.table.udf import ScalarFunction


class F(ScalarFunction):
    def open(self, ctx):
        self.t = '%s %s %s' % (ctx.get_max_number_of_parallel_subtasks(), ctx.get_attempt_number(), type(ctx.get_task_name()).__name__)

    def eval(self, v):
        return self.t


f = udf(F(), result_type='STRING')
