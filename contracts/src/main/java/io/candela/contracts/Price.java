package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consolidated price of an instrument, with all that is needed to compute it again.
 *
 * @param price units of the quote currency for one unit of the base
 * @param confidence 0 to 1: how closely the venues that were used agree
 * @param venues how many venues were used
 * @param methodology name and version of the way it was computed, such as {@code wmedian-1}
 * @param asOf the source time of the newest trade that was used
 * @param staleAt from when on this price must not be taken for current
 * @param inputs one entry for each venue that was looked at, used or not
 */
public record Price(
        Environment environment,
        Instrument instrument,
        BigDecimal price,
        BigDecimal confidence,
        int venues,
        String methodology,
        Instant asOf,
        Instant receivedAt,
        Instant staleAt,
        List<Input> inputs) {

    public Price {
        price = Decimals.positive(price, "price");
        confidence = Decimals.ratio(confidence, "confidence");
        inputs = List.copyOf(inputs);
    }

    /**
     * What one venue contributed.
     *
     * @param weight its share of the decision, 0 to 1; 0 when it was excluded
     * @param tradeId the trade that the price was taken from
     * @param excluded why the venue was left out; absent when it was used
     */
    public record Input(
            Venue venue,
            BigDecimal price,
            BigDecimal weight,
            String tradeId,
            Instant asOf,
            @Nullable Exclusion excluded) {
        public Input {
            price = Decimals.positive(price, "price");
            weight = Decimals.ratio(weight, "weight");
        }
    }

    /** Why a venue's price was not used. */
    public enum Exclusion {
        /** Its newest trade is too old. */
        STALE,
        /** It lies too far from the others. */
        OUTLIER
    }
}
