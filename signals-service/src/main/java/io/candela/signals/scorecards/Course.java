package io.candela.signals.scorecards;

import io.candela.contracts.Decimals;
import io.candela.contracts.Signal.Side;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One account that follows every signal until its exit, beside one that buys at the first entry and holds. */
@Schema(
        name = "ScorecardCourse",
        description =
                "One account that follows every signal until its exit, beside one that buys at the first entry and"
                        + " holds; returns are after costs")
record Course(
        @Schema(description = "The first entry") Instant from,
        @Schema(description = "The last exit") Instant to,

        @Schema(description = "How many positions were taken", example = "58")
        int positions,

        @Schema(description = "Return of following, each position with all there is", example = "0.214")
        BigDecimal following,

        @Schema(description = "Return of buying at the first entry and selling at the last exit", example = "0.187")
        BigDecimal holding) {

    private static final int PLACES = 8;

    /** Nothing where none of {@code outcomes} is an exit from a position. */
    static @Nullable Course of(List<Outcome> outcomes) {
        List<Outcome> positions = outcomes.stream()
                .filter(outcome -> outcome.horizon().equals(Horizon.EXIT.code()))
                .filter(outcome -> outcome.signal().side() != Side.FLAT)
                .sorted(Comparator.comparing(outcome -> outcome.entry().at()))
                .toList();
        if (positions.isEmpty()) {
            return null;
        }
        Outcome first = positions.getFirst();
        Outcome last = positions.getLast();
        BigDecimal wealth = positions.stream()
                .map(position -> position.net().add(BigDecimal.ONE))
                .reduce(BigDecimal.ONE, (one, other) -> one.multiply(other, MathContext.DECIMAL64));
        BigDecimal costs = first.feeBasisPoints().add(last.feeBasisPoints()).movePointLeft(4);
        BigDecimal held = last.exit()
                .price()
                .divide(first.entry().price(), MathContext.DECIMAL64)
                .subtract(BigDecimal.ONE)
                .subtract(costs);
        return new Course(
                first.entry().at(),
                last.exit().at(),
                positions.size(),
                rounded(wealth.subtract(BigDecimal.ONE)),
                rounded(held));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return Decimals.canonical(value.setScale(PLACES, RoundingMode.HALF_EVEN));
    }
}
