package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.marketdata.candles.Plausibility.Judgement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
    static final PlausibilityRules RULES =
            new PlausibilityRules(BigDecimal.TWO, Duration.ofMinutes(5), 20, Duration.ofMinutes(1), 1000);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Memory memory = new Memory();
    private final List<String> believed = new ArrayList<>();
    private Plausibility plausibility = new Plausibility(RULES, memory);
    private int trades;

    @Test
    void theFirstTradeIsBelievedSinceNobodyContradictsIt() {
        assertThat(judge("kraken", 0, "100").believed()).hasSize(1);
    }

    @Test
    void aPriceThatMovesIsBelieved() {
        assertThat(judge("kraken", 0, "100").held()).isEmpty();
        assertThat(judge("kraken", 1, "199").held()).isEmpty();
        assertThat(judge("kraken", 2, "100").held()).isEmpty();
    }

    @Test
    void aTradeAtTenTimesThePriceIsHeldAndTheNextOneIsBelievedAgain() {
        judge("kraken", 0, "100");

        Judgement poisoned = judge("kraken", 1, "1000");

        assertThat(poisoned.believed()).isEmpty();
        assertThat(poisoned.held())
                .singleElement()
                .satisfies(trade -> assertThat(trade.price()).isEqualTo("1000"));
        assertThat(judge("kraken", 2, "101").believed()).hasSize(1);
    }

    @Test
    void aVenueThatStaysPoisonedIsNeverBelievedWhileOthersContradictItAndTheyAre() {
        healthy(0);
        for (int second = 1; second < 3000; second++) {
            assertThat(judge("binance", second, "1000").held()).hasSize(1);
            assertThat(judge("kraken", second, "101").believed()).hasSize(1);
            assertThat(judge("coinbase", second, "99").believed()).hasSize(1);
        }
        assertThat(judge("binance", 3000, "100").believed()).hasSize(1);
        assertThat(memory.held).hasSize(RULES.most());
    }

    @Test
    void whatMadeRoomIsTold() {
        healthy(0);
        for (int i = 0; i < RULES.most(); i++) {
            assertThat(judge("binance", 1, "1000").dropped()).isEmpty();
        }
        assertThat(judge("binance", 1, "1000").dropped()).hasSize(1);
    }

    @Test
    void aLevelThatMostVenuesComeToIsRealAndWhatWasHeldIsCountedAfterAll() {
        healthy(0);
        believed.clear();

        judge("binance", 1, "300");
        judge("binance", 1, "301");
        judge("kraken", 2, "302");
        assertThat(believed).isEmpty();
        judge("coinbase", 3, "303");

        assertThat(believed).containsExactlyInAnyOrder("300", "301", "302", "303");
        assertThat(memory.held).isEmpty();
        assertThat(judge("binance", 4, "304").believed()).hasSize(1);
    }

    @Test
    void ofTwoVenuesTheOtherOneIsEnough() {
        judge("kraken", 0, "100");
        judge("coinbase", 0, "100");
        judge("kraken", 1, "10");
        believed.clear();

        judge("coinbase", 2, "11");

        assertThat(believed).containsExactly("10", "11");
    }

    @Test
    void aVenueThatIsAloneIsBelievedWhenItsLevelHasLasted() {
        judge("kraken", 0, "100");
        IntStream.range(1, 60)
                .forEach(second ->
                        assertThat(judge("kraken", second, "1000").held()).hasSize(1));
        judge("kraken", 60, "1000");
        believed.clear();

        judge("kraken", 61, "1000");

        assertThat(believed).hasSize(61);
        assertThat(judge("kraken", 62, "1000").believed()).hasSize(1);
    }

    @Test
    void aLevelDoesNotLastWithoutManyTradesOrIfItIsInterrupted() {
        judge("kraken", 0, "100");
        judge("kraken", 1, "1000");
        assertThat(judge("kraken", 100, "1000").believed()).isEmpty();
        judge("kraken", 101, "100");
        believed.clear();

        IntStream.range(102, 160).forEach(second -> judge("kraken", second, "1000"));

        assertThat(believed).isEmpty();
    }

    @Test
    void aPriceOfLongAgoContradictsNothing() {
        judge("kraken", 0, "100");

        assertThat(judge("kraken", 301, "1000").believed()).hasSize(1);
    }

    @Test
    void aLateTradeIsJudgedByThePresent() {
        healthy(600);

        assertThat(judge("kraken", 10, "1000").held()).hasSize(1);
        assertThat(judge("kraken", 10, "100").believed()).hasSize(1);
    }

    @Test
    void whatNoCandleCouldCountAnyMoreIsDroppedAndTold() {
        healthy(0);
        judge("binance", 1, "1000");

        assertThat(plausibility.dropBefore(NOON.plusSeconds(1))).isEmpty();
        assertThat(plausibility.dropBefore(NOON.plusSeconds(2))).hasSize(1);
        assertThat(memory.held).isEmpty();
    }

    @Test
    void aRestartChangesNoJudgement() {
        healthy(0);
        judge("binance", 1, "300");
        judge("kraken", 2, "302");
        believed.clear();

        plausibility = memory.restored();
        judge("coinbase", 3, "303");

        assertThat(believed).containsExactlyInAnyOrder("300", "302", "303");
    }

    @Test
    void aHeldTradeThatComesAgainIsHeldOnce() {
        healthy(0);
        Trade poisoned = trade("binance", "1", 1, "1000");
        plausibility.judge(poisoned);

        assertThat(plausibility.judge(poisoned)).isEqualTo(new Judgement(List.of(), List.of(), List.of()));
        assertThat(memory.held).hasSize(1);
    }

    private void healthy(int second) {
        for (String venue : List.of("binance", "kraken", "coinbase")) {
            judge(venue, second, "100");
        }
    }

    private Judgement judge(String venue, int second, String price) {
        Judgement judgement = plausibility.judge(trade(venue, "t" + ++trades, second, price));
        judgement.believed().forEach(trade -> believed.add(trade.price().toPlainString()));
        return judgement;
    }

    private static Trade trade(String venue, String id, int second, String price) {
        Instant time = NOON.plusSeconds(second);
        return new Trade(
                Environment.SANDBOX,
                Fold.BTC_USD,
                new Venue(venue),
                id,
                new BigDecimal(price),
                BigDecimal.ONE,
                null,
                time,
                time);
    }

    private static final class Memory implements PlausibilityMemory {
        private final Map<Venue, Level> levels = new HashMap<>();
        private final Map<String, Map.Entry<Long, Trade>> held = new TreeMap<>();

        @Override
        public void save(Venue venue, Level level) {
            levels.put(venue, level);
        }

        @Override
        public void hold(long number, Trade trade) {
            held.put(trade.venue() + "|" + number, Map.entry(number, trade));
        }

        @Override
        public void drop(Venue venue, long number) {
            held.remove(venue + "|" + number);
        }

        Plausibility restored() {
            Plausibility restored = new Plausibility(RULES, this);
            levels.forEach(restored::restore);
            held.values().forEach(entry -> restored.restore(entry.getKey(), entry.getValue()));
            return restored;
        }
    }
}
