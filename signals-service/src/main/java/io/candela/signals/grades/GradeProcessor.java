package io.candela.signals.grades;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Grade;
import io.candela.contracts.Venue;
import io.candela.platform.json.RecordJson;
import io.candela.platform.telemetry.RecordTracing;
import io.candela.platform.telemetry.RecordTracing.Traced;
import io.opentelemetry.api.trace.Span;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Grades an instrument anew with each closed or corrected candle that one of the outlooks looks at. The windows are
 * taken from the store and put back, so that nothing outlives a transaction that was not committed.
 */
final class GradeProcessor extends ContextualProcessor<String, Object, String, Object> {
    static final String STORE = "grade-windows";

    private static final String MEASURED = " measured";

    private final MarketTime time;
    private final GradeMetrics metrics;
    private final RecordTracing tracing;
    private @Nullable KeyValueStore<String, byte[]> windows;

    GradeProcessor(MarketTime time, GradeMetrics metrics, RecordTracing tracing) {
        this.time = time;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        windows = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof Candle candle) {
            time.reached(candle.knownAt());
            if (candle.state() != State.OPEN && candle.venue().equals(Venue.CONSOLIDATED)) {
                for (Outlook outlook : Outlook.values()) {
                    if (outlook.interval() == candle.interval()) {
                        grade(outlook, candle, record.headers());
                    }
                }
            }
        }
    }

    private void grade(Outlook outlook, Candle candle, Headers headers) {
        try (Traced _ = tracing.consuming("grade candle", headers)) {
            Window window = window(outlook, candle);
            if (!window.take(candle)) {
                metrics.unchanged(candle);
                return;
            }
            metrics.taken(candle);
            store().put(key(outlook, candle), window.memory());
            if (window.ready()) {
                put(outlook, candle, Grading.measure(window));
                publishOnceBothAreReady(candle);
            }
        }
    }

    private void publishOnceBothAreReady(Candle candle) {
        Measured trader = measured(Outlook.TRADER, candle);
        Measured investor = measured(Outlook.INVESTOR, candle);
        if (trader != null && investor != null) {
            publish(Grading.grade(trader, investor, candle));
        }
    }

    private Window window(Outlook outlook, Candle candle) {
        byte[] memory = store().get(key(outlook, candle));
        return memory == null ? new Window(outlook) : new Window(outlook, memory);
    }

    // What was measured is kept beside the window: the other outlook's is as it was, and costs a look-up.
    private void put(Outlook outlook, Candle candle, Measured measured) {
        store().put(key(outlook, candle) + MEASURED, RecordJson.mapper().writeValueAsBytes(measured));
    }

    private @Nullable Measured measured(Outlook outlook, Candle candle) {
        byte[] json = store().get(key(outlook, candle) + MEASURED);
        return json == null ? null : RecordJson.mapper().readValue(json, Measured.class);
    }

    private static String key(Outlook outlook, Candle candle) {
        return candle.instrument().id() + " " + outlook.interval().code();
    }

    private KeyValueStore<String, byte[]> store() {
        return Objects.requireNonNull(windows, "init() comes first");
    }

    private void publish(Grade grade) {
        metrics.published();
        Headers headers = new RecordHeaders();
        if (Span.current().getSpanContext().isValid()) {
            try (Traced _ = tracing.producing("publish grade", headers)) {
                forward(grade, headers);
            }
        } else {
            forward(grade, headers);
        }
    }

    private void forward(Grade grade, Headers headers) {
        context()
                .forward(new Record<>(
                        grade.instrument().id(), grade, grade.asOf().toEpochMilli(), headers));
    }
}
