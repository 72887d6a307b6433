package io.candela.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class PlainInstantTest {
    private static final long FROM = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Test
    void whateverIsWrittenIsRead() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int unit = new int[] {1_000_000_000, 1_000_000, 1_000, 1}[i % 4];
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(FROM, TO), random.nextInt(1_000_000_000 / unit) * (long) unit);
            assertThat(PlainInstant.read(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59.1Z",
                "2024-02-29T00:00:00.000000001Z",
                "1969-12-31T23:59:59.999999999Z",
                "0000-03-01T00:00:00Z"
            })
    void everyNumberOfDigitsIsRead(String text) {
        assertThat(PlainInstant.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-11-25T12:00:00+01:00",
                "2013-11-25t12:00:00z",
                "2013-11-25T12:00Z",
                "2013-11-25T12:00:00.Z",
                "2013-11-25T12:00:00.1234567890Z",
                "2013-11-25T12:00:00,5Z",
                "2013-11-25T12:00:00.-1Z",
                "2013-11-25T24:00:00Z",
                "2013-11-25T12:00:60Z",
                "2013-02-29T12:00:00Z",
                "2013-13-01T12:00:00Z",
                "+12013-11-25T12:00:00Z",
                "yesterday",
                ""
            })
    void anyOtherFormIsLeftToJackson(String text) {
        assertThat(PlainInstant.read(text)).isNull();
    }

    @Test
    void recordsAreReadInBothForms() {
        Instant one = Instant.parse("2013-11-25T11:00:00.5Z");

        assertThat(RecordJson.mapper().readValue("\"2013-11-25T11:00:00.5Z\"", Instant.class))
                .isEqualTo(one);
        assertThat(RecordJson.mapper().readValue("\"2013-11-25T12:00:00.5+01:00\"", Instant.class))
                .isEqualTo(one);
        assertThatThrownBy(() -> RecordJson.mapper().readValue("\"2013-02-29T12:00:00Z\"", Instant.class))
                .isInstanceOf(DatabindException.class);
    }
}
