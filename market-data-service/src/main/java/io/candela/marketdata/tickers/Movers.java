package io.candela.marketdata.tickers;

import io.candela.platform.web.Paged;
import io.candela.platform.web.Position;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tickers that moved most, and how many were left out, since nobody can tell how much they moved. */
@Schema(name = "Movers", description = "The instruments that moved most in the last 24 hours")
record Movers(
        @Schema(description = "Those that moved most first; of equals, in the order of the ids")
        List<TickerView> data,

        LeftOut leftOut,
        Position page)
        implements Paged {

    /**
     * The tickers that moved most in one direction, at most {@code limit}; those that did not move are in neither.
     *
     * @param incomplete whether also those that may lack trades
     */
    static Movers of(List<TickerView> tickers, Direction direction, boolean incomplete, int limit) {
        int stale = 0;
        int lacking = 0;
        int untraded = 0;
        List<Moved> moved = new ArrayList<>();
        for (TickerView ticker : tickers) {
            BigDecimal percent = ticker.changePercent();
            if (ticker.stale()) {
                stale++;
            } else if (ticker.incomplete() != null && !incomplete) {
                lacking++;
            } else if (percent == null) {
                untraded++;
            } else if (percent.signum() == direction.sign) {
                moved.add(new Moved(percent.abs(), ticker));
            }
        }
        List<TickerView> most = moved.stream()
                .sorted(Comparator.comparing(Moved::by)
                        .reversed()
                        .thenComparing(each -> each.ticker().instrument()))
                .limit(limit)
                .map(Moved::ticker)
                .toList();
        return new Movers(most, new LeftOut(stale, lacking, untraded), new Position(null, limit));
    }

    private record Moved(BigDecimal by, TickerView ticker) {}

    /** Which way prices went. */
    enum Direction {
        GAINERS(1),
        LOSERS(-1);

        private final int sign;

        Direction(int sign) {
            this.sign = sign;
        }
    }

    /** How many tickers were not compared. */
    @Schema(
            name = "LeftOut",
            description = "How many instruments were not compared, each counted under the first reason that holds")
    record LeftOut(
            @Schema(description = "How many whose last price is stale", example = "1")
            int stale,

            @Schema(description = "How many of which trades may be missing in the 24 hours", example = "2")
            int incomplete,

            @Schema(description = "How many that were not traded in the 24 hours", example = "0")
            int untraded) {}
}
