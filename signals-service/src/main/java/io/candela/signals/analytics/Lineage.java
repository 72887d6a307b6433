package io.candela.signals.analytics;

import io.candela.contracts.Sha256;
import io.candela.signals.history.Columns;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From which candles numbers were computed. The same candles and version give the same digits. */
@Schema(name = "CandleLineage", description = "From which candles the numbers were computed")
record Lineage(
        @Schema(
                description = "How many candles were taken, those before the first that is shown included",
                example = "2500")
        int candles,

        @Schema(description = "Open time of the first of them") @Nullable
        Instant first,

        @Schema(description = "Open time of the last of them") @Nullable
        Instant last,

        @Schema(
                description = "SHA-256 of all of them: open time in seconds as a long, then open, high, low, close"
                        + " and volume as doubles, big-endian",
                example = "b9a1f0c35d6e47289a0b1c2d3e4f5061b9a1f0c35d6e47289a0b1c2d3e4f5061")
        String digest) {

    static Lineage of(Columns columns) {
        int size = columns.size();
        return new Lineage(
                size,
                size == 0 ? null : columns.openTime(0),
                size == 0 ? null : columns.openTime(size - 1),
                digest(columns));
    }

    private static String digest(Columns columns) {
        Sha256 digest = new Sha256();
        ByteBuffer candle = ByteBuffer.allocate(Long.BYTES + 5 * Double.BYTES);
        for (int i = 0; i < columns.size(); i++) {
            candle.clear()
                    .putLong(columns.openTimes()[i])
                    .putDouble(columns.open()[i])
                    .putDouble(columns.high()[i])
                    .putDouble(columns.low()[i])
                    .putDouble(columns.close()[i])
                    .putDouble(columns.volume()[i]);
            digest.add(candle.array());
        }
        return digest.hex();
    }
}
