import { appendToFile } from '../../state/metrics';
import { useCurrentFile } from '../../state/function-at';
import { Button } from '../../ui/button';
import { CodeBlock } from '../../ui/code-block';

/** Runs as it is, on the generated rows as well. */
const lesson = `from pyflink.table import DataTypes
from pyflink.table.udf import FunctionContext, ScalarFunction, udf


class Measured(ScalarFunction):
    """Metrics are made in open(), once a slot, and touched in eval()."""

    def open(self, function_context: FunctionContext) -> None:
        group = function_context.get_metric_group().add_group("mine")
        self.calls = group.counter("calls")
        self.nulls = group.counter("nulls")
        self.sizes = group.distribution("sizes")
        self.events = group.meter("events", time_span_in_seconds=60)

    def eval(self, value):
        self.calls.inc()
        self.events.mark_event()
        if value is None:
            self.nulls.inc()
            return None
        self.sizes.update(len(str(value)))
        return str(value)


measured = udf(Measured(), result_type=DataTypes.STRING())
`;

/** The run was to tell metrics, and its function has none. */
export function MetricsLesson({ name }: { readonly name: string }) {
  const file = useCurrentFile();
  return (
    <div className="metrics-lesson">
      <p>
        {name} has no metrics of its own. A function makes them in <code>open(function_context)</code>: counters,
        gauges, meters and distributions, in groups.
      </p>
      <CodeBlock text={lesson} language="python" label="a function with metrics" />
      {file === null ? null : (
        <div>
          <Button small onClick={() => appendToFile(file, lesson)}>
            Put it at the end of {file}
          </Button>
        </div>
      )}
    </div>
  );
}
