import java.io.FileWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * A metrics reporter of Flink that writes each metric of a Python operator when it is taken away, which is when its last value
 * is known: one JSON object a line into `file`. Before the first one of an operator goes, the text of Flink's own Prometheus
 * reporter at `prometheus` is kept in `file`.prometheus.
 */
public class MetricsRecorder implements MetricReporter, MetricReporterFactory {
    private String file;
    private String prometheus;
    private final Set<String> operators = new HashSet<>();

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new MetricsRecorder();
    }

    @Override
    public void open(MetricConfig config) {
        file = config.getString("file", null);
        prometheus = config.getString("prometheus", null);
    }

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {}

    @Override
    public synchronized void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        Map<String, String> variables = new TreeMap<>(group.getAllVariables());
        String operator = variables.getOrDefault("<operator_name>", "");
        if (!operator.contains("Python")) return;
        if (operators.add(operator)) keepPrometheus();
        StringBuilder line = new StringBuilder("{");
        line.append("\"name\":").append(text(name));
        line.append(",\"identifier\":").append(text(group.getMetricIdentifier(name)));
        String logical = LogicalScopeProvider.castFrom(group).getLogicalScope(CharacterFilter.NO_OP_FILTER, '.');
        line.append(",\"logicalScope\":").append(text(logical));
        line.append(",\"variables\":{");
        String comma = "";
        for (Map.Entry<String, String> each : variables.entrySet()) {
            line.append(comma).append(text(each.getKey())).append(":").append(text(each.getValue()));
            comma = ",";
        }
        line.append("},\"type\":").append(text(metric.getMetricType().name().toLowerCase()));
        line.append(valueOf(metric)).append("}\n");
        append(file, line.toString());
    }

    private static String valueOf(Metric metric) {
        try {
            if (metric instanceof Counter) return ",\"value\":" + ((Counter) metric).getCount();
            if (metric instanceof Meter) {
                Meter meter = (Meter) metric;
                return ",\"value\":" + meter.getCount() + ",\"rate\":" + meter.getRate();
            }
            if (metric instanceof Histogram) return ",\"value\":" + ((Histogram) metric).getCount();
            Object value = ((Gauge<?>) metric).getValue();
            String shown = value instanceof Number || value instanceof Boolean ? value.toString() : text(String.valueOf(value));
            String type = value == null ? "null" : value.getClass().getSimpleName();
            return ",\"value\":" + shown + ",\"valueType\":" + text(type);
        } catch (Throwable thrown) {
            return ",\"problem\":" + text(thrown.toString());
        }
    }

    private void keepPrometheus() {
        if (prometheus == null) return;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(prometheus)).timeout(Duration.ofSeconds(10)).build();
            append(file + ".prometheus", HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (Exception problem) {
            append(file + ".prometheus", "# " + problem + "\n");
        }
    }

    private static void append(String path, String text) {
        try (FileWriter writer = new FileWriter(path, true)) {
            writer.write(text);
        } catch (IOException problem) {
            throw new RuntimeException(problem);
        }
    }

    private static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : value.toCharArray()) {
            if (each == '"' || each == '\\') quoted.append('\\').append(each);
            else if (each < ' ' || each > '~') quoted.append(String.format("\\u%04x", (int) each));
            else quoted.append(each);
        }
        return quoted.append('"').toString();
    }
}
