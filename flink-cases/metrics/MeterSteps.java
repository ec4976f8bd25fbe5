/** Rates of Flink's MeterView by span: at every tick some events and one update, as its timer would do it each five seconds. */
import org.apache.flink.metrics.MeterView;
public class MeterSteps {
    public static void main(String[] args) {
        int[] spans = {60, 12, 3, 5, 27};
        StringBuilder all = new StringBuilder("{\n");
        for (int span : spans) {
            MeterView meter = new MeterView(span);
            StringBuilder rates = new StringBuilder();
            for (int tick = 0; tick < 20; tick++) {
                meter.markEvent(tick % 7 * 3);
                meter.update();
                rates.append(tick == 0 ? "" : ", ").append(meter.getRate());
            }
            all.append(" \"").append(span).append("\": [").append(rates).append("]").append(span == 27 ? "\n" : ",\n");
        }
        System.out.print(all.append("}\n"));
    }
}
