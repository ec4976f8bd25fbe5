from pyflink.table import DataTypes
from pyflink.table.udf import FunctionContext, ScalarFunction, udf


class Comfort(ScalarFunction):
    """open() runs once per slot, before the first row."""

    def open(self, function_context: FunctionContext) -> None:
        self.warm = float(function_context.get_job_parameter('warm', '18'))

    def eval(self, celsius, humidity):
        if celsius is None or humidity is None:
            return None
        if celsius < self.warm:
            return 'cold'
        return 'damp' if humidity > 60 else 'fine'

    def close(self) -> None:
        """Give back here what open() took: connections, files."""


comfort = udf(Comfort(), result_type=DataTypes.STRING())
