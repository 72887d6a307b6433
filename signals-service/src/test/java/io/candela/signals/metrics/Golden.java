package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What pandas computed, by {@code src/test/python/golden_metrics.py}. */
final class Golden {
    private static final double TOLERANCE = 1e-9;

    private Golden() {}

    static JsonNode invented() throws IOException {
        return read().get("invented");
    }

    static JsonNode real() throws IOException {
        return read().get("real");
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return numbers;
    }

    static void compare(String what, double number, double golden) {
        assertThat(number).as(what).isCloseTo(golden, within(TOLERANCE * Math.max(1, Math.abs(golden))));
    }

    private static JsonNode read() throws IOException {
        try (InputStream stream = Golden.class.getResourceAsStream("golden.json")) {
            return RecordJson.mapper().readTree(Objects.requireNonNull(stream));
        }
    }
}
