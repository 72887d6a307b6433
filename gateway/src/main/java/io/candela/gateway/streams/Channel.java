package io.candela.gateway.streams;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A topic that clients can subscribe to.
 *
 * @param name what clients call it
 * @param topic the Kafka topic; no other channel has the same
 * @param key what messages call the record's key, such as {@code instrument}
 * @param qualifier the property of an event that the part of a selection after the dot selects: {@code interval} for
 *     {@code candles.1m}; absent if there is no such part
 * @param scope what a caller's credential must allow
 * @param conflation which events a client that is behind may miss
 * @param history how many of the newest records of each partition are read at the start, and kept for clients that come
 *     back; 0 for all, which suits compacted topics of which only the newest of each key counts
 */
public record Channel(
        @NotBlank @Pattern(regexp = "[a-z][a-z0-9-]*") String name,
        @NotBlank String topic,
        @NotBlank @Pattern(regexp = "[a-z][A-Za-z]*") String key,
        @Nullable String qualifier,
        @NotBlank String scope,
        @NotNull Conflation conflation,
        @DefaultValue("0") @PositiveOrZero int history) {

    @AssertTrue(message = "only a channel of which the newest counts can be read as a whole")
    boolean isBounded() {
        return history > 0 || newestCounts();
    }

    /** Whether a client that has the newest event of each key has all that it needs. */
    boolean newestCounts() {
        return conflation instanceof Conflation.Always;
    }
}
