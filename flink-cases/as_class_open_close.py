import os
from pyflink.table import DataTypes
from pyflink.table.udf import udf, AsyncScalarFunction


class Lookup(AsyncScalarFunction):
    def open(self, function_context):
        self.prefix = function_context.get_job_parameter('p', '-')
        self.calls = 0

    async def eval(self, k, n=2):
        self.calls += 1
        return self.prefix + k * n + str(self.calls)

    def close(self):
        with open(os.path.join(os.environ['ORACLE_TMP'], 'side.txt'), 'w') as out:
            out.write('closed')


f = udf(Lookup(), result_type=DataTypes.STRING())
