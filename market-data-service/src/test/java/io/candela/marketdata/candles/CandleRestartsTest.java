package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.ClockTick;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Several venues and instruments, trades that come twice, late and too late, tasks that move from member to member and
 * members that die between commits: what has been committed is what one would compute from the accepted trades at once.
 */
class CandleRestartsTest {
    private static final Instant START = Instant.parse("2013-11-25T22:30:00Z");
    private static final List<Instrument> INSTRUMENTS = List.of(Fold.BTC_USD, new Instrument("ETH-USD"));
    private static final List<Venue> VENUES = List.of(new Venue("coinbase"), new Venue("kraken"), new Venue("binance"));
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Property(tries = 40)
    void committedCandlesAreTheRecomputedOnes(
            @ForAll Random random, @ForAll @IntRange(min = 20, max = 250) int trades) {
        List<Object> log = log(random, trades);
        Task task = new Task(log);
        while (!task.isDone()) {
            switch (random.nextInt(40)) {
                case 0 -> task.die();
                case 1 -> task.move();
                case 2 -> task.fail();
                case 3, 4, 5 -> task.commit();
                case 6 -> task.show();
                default -> task.process();
            }
        }
        task.commit();

        Recomputed recomputed = Recomputed.of(log, Fold.RULES);
        recomputed.assertSame(task.newest());
        assertThat(task.droppedAs("duplicate")).isGreaterThanOrEqualTo(recomputed.duplicates());
        assertThat(task.droppedAs("too-late")).isGreaterThanOrEqualTo(recomputed.tooLate());
        assertThatClosedCandlesChangeOnlyByRevision(task.committed());
    }

    @Property(tries = 30)
    void whatIsBelievedDependsOnTheLogAlone(
            @ForAll Random random,
            @ForAll @IntRange(min = 20, max = 250) int trades,
            @ForAll @IntRange(max = 2) int poisoned) {
        List<Object> log = log(random, trades).stream()
                .map(event -> event instanceof Trade trade && trade.venue().equals(VENUES.get(poisoned))
                        ? tenfold(trade, random)
                        : event)
                .toList();
        Task undisturbed = new Task(log);
        Task disturbed = new Task(log);
        while (!undisturbed.isDone()) {
            undisturbed.process();
        }
        undisturbed.commit();
        while (!disturbed.isDone()) {
            switch (random.nextInt(30)) {
                case 0 -> disturbed.die();
                case 1 -> disturbed.move();
                case 2 -> disturbed.fail();
                case 3, 4 -> disturbed.commit();
                default -> disturbed.process();
            }
        }
        disturbed.commit();

        assertThat(disturbed.committed()).isEqualTo(undisturbed.committed());
        assertThatClosedCandlesChangeOnlyByRevision(undisturbed.committed());
    }

    private static Trade tenfold(Trade trade, Random random) {
        BigDecimal price =
                random.nextInt(4) == 0 ? trade.price() : trade.price().multiply(BigDecimal.TEN);
        return new Trade(
                trade.environment(),
                trade.instrument(),
                trade.venue(),
                trade.tradeId(),
                price,
                trade.quantity(),
                trade.takerSide(),
                trade.time(),
                trade.receivedAt());
    }

    private static void assertThatClosedCandlesChangeOnlyByRevision(List<Candle> said) {
        Recomputed.byCandle(said).values().forEach(statements -> {
            for (int i = 1; i < statements.size(); i++) {
                Candle before = statements.get(i - 1);
                Candle now = statements.get(i);
                assertThat(before.isFinal()).isFalse();
                if (before.state() == State.OPEN) {
                    assertThat(now.revision()).isZero();
                } else if (now.isFinal()) {
                    assertThat(now)
                            .usingRecursiveComparison()
                            .ignoringFields("isFinal")
                            .isEqualTo(before);
                } else {
                    assertThat(now.state()).isEqualTo(State.CORRECTED);
                    assertThat(now.revision()).isEqualTo(before.revision() + 1);
                }
            }
        });
    }

    /** What a partition of the trades topic might hold. */
    private static List<Object> log(Random random, int trades) {
        List<Object> log = new ArrayList<>();
        List<Trade> before = new ArrayList<>();
        Instant clock = START;
        for (int i = 0; i < trades; i++) {
            Trade trade = switch (random.nextInt(8)) {
                case 0 -> before.isEmpty() ? trade(random, i, clock) : before.get(random.nextInt(before.size()));
                case 1 -> trade(random, i, clock.minusSeconds(random.nextInt(3600)));
                case 2 -> trade(random, i, clock.minusSeconds(3000 + random.nextInt(3000)));
                default -> trade(random, i, clock.plusMillis(random.nextInt(1000)));
            };
            log.add(trade);
            before.add(trade);
            for (int seconds = random.nextInt(100); seconds > 0; seconds--) {
                clock = clock.plusSeconds(1);
                log.add(new ClockTick(Environment.REPLAY, "replay", clock, Duration.ZERO));
                // Feeds have clocks of their own.
                if (random.nextInt(20) == 0) {
                    log.add(new ClockTick(Environment.REPLAY, "other", clock.minusSeconds(5), Duration.ZERO));
                }
            }
        }
        return log;
    }

    private static Trade trade(Random random, int number, Instant time) {
        return new Trade(
                Environment.REPLAY,
                INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size())),
                VENUES.get(random.nextInt(VENUES.size())),
                Integer.toString(number),
                CENT.multiply(BigDecimal.valueOf(90_000 + random.nextInt(20_000))),
                BigDecimal.valueOf(random.nextInt(100), 3),
                random.nextBoolean() ? TakerSide.BUY : null,
                time,
                time);
    }
}
