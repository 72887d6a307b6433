package io.candela.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimeTextTest {
    @Property
    void everyTimeReadsAsJavaWritesIt(
            @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
            @ForAll @IntRange(max = 999) int nanos,
            @ForAll @IntRange(max = 6) int zeros) {
        Instant time = Instant.ofEpochSecond(second, nanos * (long) Math.pow(10, zeros));

        assertThat(TimeText.of(time)).isEqualTo(time.toString());
    }

    @Example
    void yearsOfMoreThanFourDigitsAndTheEndsOfTimeReadSoToo() {
        for (Instant time : new Instant[] {
            Instant.MIN,
            Instant.MAX,
            Instant.EPOCH,
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.parse("0000-01-01T00:00:00Z"),
            Instant.parse("-0001-12-31T23:59:59Z")
        }) {
            assertThat(TimeText.of(time)).isEqualTo(time.toString());
        }
    }
}
