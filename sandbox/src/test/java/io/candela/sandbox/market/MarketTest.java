package io.candela.sandbox.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.sandbox.market.Market.Venue;
import io.candela.sandbox.market.MarketEvent.Quoted;
import io.candela.sandbox.market.MarketEvent.Traded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HOUR = 14_400;

    private final List<Listed> listed = Universe.all();
    private final Market market = new Market(
            1, listed, List.of(new Venue("one", 0.5), new Venue("two", 0.5), new Venue("three", 0.5)), BEGIN);

    @Test
    void bidsAreBelowAsksAndTradesHappenAtOneOfThem() {
        Map<String, Quoted> quotes = new HashMap<>();
        int trades = 0;
        for (int i = 0; i < HOUR / 4; i++) {
            for (MarketEvent event : market.step()) {
                String key = event.venue() + event.listed().base();
                switch (event) {
                    case Quoted quote -> {
                        assertThat(quote.bid()).isPositive().isLessThan(quote.ask());
                        quotes.put(key, quote);
                    }
                    case Traded trade -> {
                        Quoted quote = quotes.getOrDefault(key, new Quoted("", trade.listed(), 0, 0, 0, 0, BEGIN));
                        assertThat(trade.price()).isEqualTo(trade.buy() ? quote.ask() : quote.bid());
                        assertThat(trade.quantity()).isPositive();
                        trades++;
                    }
                }
            }
        }
        assertThat(market.time()).isEqualTo(BEGIN.plusSeconds(900));
        assertThat(trades).isBetween(10_000, 120_000);
    }

    @Test
    void instrumentsMoveTogetherAndVenuesStayCloseToEachOther() {
        List<double[]> minutes = new ArrayList<>();
        for (int i = 0; i < 4 * HOUR; i++) {
            Map<String, Double> mids = new HashMap<>();
            for (MarketEvent event : market.step()) {
                if (event instanceof Quoted quote) {
                    mids.put(quote.venue() + quote.listed().base(), (quote.bid() + quote.ask()) / 2.0);
                }
            }
            if (i % 240 == 0
                    && mids.containsKey("oneBTC")
                    && mids.containsKey("oneETH")
                    && mids.containsKey("twoBTC")) {
                minutes.add(new double[] {
                    Math.log(mids.getOrDefault("oneBTC", 0.0)),
                    Math.log(mids.getOrDefault("oneETH", 0.0)),
                    Math.log(mids.getOrDefault("twoBTC", 0.0))
                });
            }
        }
        assertThat(minutes).hasSizeGreaterThan(200);
        assertThat(correlation(minutes, 0, 1)).isBetween(0.3, 0.98);
        assertThat(minutes).allMatch(row -> Math.abs(row[0] - row[2]) < 0.005);
    }

    @Test
    void coinsGoTheSameWayWithoutCurrencies() {
        List<Listed> coins = listed.stream().filter(one -> !one.isCurrency()).toList();
        List<Market.Venue> venues = List.of(new Venue("one", 0.5), new Venue("two", 0.5));
        Market with = new Market(3, listed, venues, BEGIN);
        Market without = new Market(3, coins, venues, BEGIN);

        assertThat(coins).hasSize(20);
        for (int i = 0; i < HOUR / 4; i++) {
            List<MarketEvent> events = with.step();
            assertThat(events.stream()
                            .filter(event -> !event.listed().isCurrency())
                            .toList())
                    .isEqualTo(without.step());
        }
    }

    private static double correlation(List<double[]> rows, int x, int y) {
        double sumX = 0;
        double sumY = 0;
        double sumXy = 0;
        for (int i = 1; i < rows.size(); i++) {
            double dx = rows.get(i)[x] - rows.get(i - 1)[x];
            double dy = rows.get(i)[y] - rows.get(i - 1)[y];
            sumX += dx * dx;
            sumY += dy * dy;
            sumXy += dx * dy;
        }
        return sumXy / Math.sqrt(sumX * sumY);
    }
}
