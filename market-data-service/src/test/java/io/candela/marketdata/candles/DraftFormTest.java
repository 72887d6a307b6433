package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Candle.State;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DraftFormTest {
    @Property
    void whatIsWrittenIsRead(
            @ForAll State state,
            @ForAll int revision,
            @ForAll boolean settled,
            @ForAll BigDecimal price,
            @ForAll BigDecimal volume,
            @ForAll Instant time,
            @ForAll long trades,
            @ForAll boolean sided) {
        Tally tally = new Tally(
                time,
                price,
                price.negate(),
                price.pow(3),
                time.plusNanos(1),
                price,
                volume,
                price.multiply(volume),
                trades,
                sided ? volume.abs() : null);
        Draft draft = new Draft(tally, state, revision, settled, time);

        assertThat(DraftForm.read(DraftForm.write(draft))).isEqualTo(draft);
    }

    @Test
    void anotherFormIsNotTakenForThisOne() {
        assertThatThrownBy(() -> DraftForm.read("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
