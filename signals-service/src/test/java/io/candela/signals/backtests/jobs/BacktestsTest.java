package io.candela.signals.backtests.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal.Side;
import io.candela.local.Infrastructure;
import io.candela.platform.ids.OpaqueIds;
import io.candela.platform.json.RecordJson;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BacktestsTest {
    private static final String ADA = "acc_ada";
    private static final String ME = "me";
    private static final String OTHER = "other";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMillis(-1);
    private static final BacktestReport REPORT = RecordJson.mapper().readValue("""
                    {"strategy": "ema-cross", "version": 1, "figures": {"measures": {"sharpe": "1.5"}},
                     "buyAndHold": {"measures": {}, "equityCurve": []}, "tradeCount": 2, "signalCount": 3,
                     "deflatedSharpe": {"trials": 1}, "equityCurve": [], "trades": []}""", BacktestReport.class);

    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Backtests backtests;

    @BeforeEach
    void freshDatabase() {
        Infrastructure.Postgres database = Infrastructure.postgres().freshDatabase();
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        backtests = new Backtests(jdbc, new OpaqueIds(Clock.systemUTC(), new Random(1)));
    }

    @Test
    void whatWasAskedForIsKeptAsItWas() {
        Backtest queued = queue("ema-cross");
        assertThat(queued.request()).isEqualTo(request("ema-cross"));
        assertThat(queued.state()).isEqualTo(BacktestState.QUEUED);
        assertThat(backtests.find(ADA, queued.id())).contains(queued);
    }

    @Test
    void nobodySeesThoseOfAnotherAccount() {
        Backtest queued = queue("ema-cross");
        assertThat(backtests.find("acc_bob", queued.id())).isEmpty();
        backtests.cancel("acc_bob", queued.id());
        assertThat(state(queued)).isEqualTo(BacktestState.QUEUED);
        assertThat(backtests.of("acc_bob", null, 10)).isEmpty();
    }

    @Test
    void theSameRequestUnderTheSameKeyIsOneBacktest() {
        Submission first = submit("key", "ema-cross", 9);
        Submission second = submit("key", "ema-cross", 9);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Submission.Repeated.class,
                        repeated -> assertThat(repeated.backtest()).isEqualTo(((Submission.Queued) first).backtest()));
        assertThat(submit("key", "other", 9)).isInstanceOf(Submission.KeyReused.class);
        assertThat(submit("another", "ema-cross", 9)).isInstanceOf(Submission.Queued.class);
        assertThat(backtests.of(ADA, null, 10)).hasSize(2);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        submit("key", "ema-cross", 9);
        jdbc.sql("update backtests set created_at = now() - interval '25 hours'")
                .update();
        assertThat(submit("key", "other", 9)).isInstanceOf(Submission.Queued.class);
    }

    @Test
    void submissionsAtTheSameTimeNeverExceedThePlan() {
        List<CompletableFuture<Submission>> atOnce = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> submit(null, "ema-cross", 3)))
                .toList();
        assertThat(atOnce.stream().map(CompletableFuture::join).filter(Submission.Queued.class::isInstance))
                .hasSize(3);
        assertThat(submit(null, "ema-cross", 3)).isEqualTo(new Submission.TooMany(3));
    }

    @Test
    void oneThatHasEndedMakesRoomForAnother() {
        Backtest queued = queue("ema-cross");
        assertThat(submit(null, "ema-cross", 1)).isInstanceOf(Submission.TooMany.class);
        backtests.cancel(ADA, queued.id());
        assertThat(submit(null, "ema-cross", 1)).isInstanceOf(Submission.Queued.class);
    }

    @Test
    void eachIsTakenOnceTheOldestFirst() {
        Backtest first = queue("first");
        Backtest second = queue("second");
        assertThat(take(ME)).isEqualTo(first.id());
        assertThat(take(OTHER)).isEqualTo(second.id());
        assertThat(take(ME)).isNull();
        assertThat(state(first)).isEqualTo(BacktestState.RUNNING);
    }

    @Test
    void whatALostReplicaWorkedOnIsTakenByAnotherOnceItsLeaseIsOver() {
        Backtest queued = queue("ema-cross");
        backtests.take(ME, OVER);
        assertThat(take(OTHER)).isEqualTo(queued.id());
        assertThat(backtests.extend(queued.id(), ME, LEASE, 0.5)).isFalse();
        backtests.failed(queued.id(), ME, "too late");
        assertThat(state(queued)).isEqualTo(BacktestState.RUNNING);
        assertThat(backtests.extend(queued.id(), OTHER, LEASE, 0.5)).isTrue();
        assertThat(backtests.find(ADA, queued.id()))
                .hasValueSatisfying(now -> assertThat(now.progress()).isEqualTo(0.5));
    }

    @Test
    void oneThatIsLostAgainSaysSo() {
        Backtest queued = queue("ema-cross");
        backtests.take(ME, OVER);
        backtests.interruptLost(2);
        assertThat(state(queued)).isEqualTo(BacktestState.RUNNING);
        backtests.take(OTHER, OVER);
        backtests.interruptLost(2);
        Backtest lost = backtests.find(ADA, queued.id()).orElseThrow();
        assertThat(lost.state()).isEqualTo(BacktestState.INTERRUPTED);
        assertThat(lost.failure()).contains("stopped in the middle");
        assertThat(take(ME)).isNull();
    }

    @Test
    void oneThatIsGivenBackInOrderIsNotLost() {
        Backtest queued = queue("ema-cross");
        for (int i = 0; i < 5; i++) {
            assertThat(take(ME)).isEqualTo(queued.id());
            backtests.release(queued.id(), ME);
            backtests.interruptLost(2);
        }
        assertThat(state(queued)).isEqualTo(BacktestState.QUEUED);
    }

    @Test
    void whoeverWorksOnACancelledOneLosesItAndCannotFinishIt() {
        Backtest queued = queue("ema-cross");
        take(ME);
        backtests.cancel(ADA, queued.id());
        assertThat(backtests.extend(queued.id(), ME, LEASE, 0.5)).isFalse();
        backtests.failed(queued.id(), ME, "too late");
        backtests.release(queued.id(), ME);
        assertThat(state(queued)).isEqualTo(BacktestState.CANCELLED);
    }

    @Test
    void oneThatHasEndedStaysAsItIs() {
        Backtest queued = queue("ema-cross");
        take(ME);
        backtests.failed(queued.id(), ME, "no candles");
        backtests.cancel(ADA, queued.id());
        assertThat(backtests.find(ADA, queued.id())).hasValueSatisfying(failed -> {
            assertThat(failed.state()).isEqualTo(BacktestState.FAILED);
            assertThat(failed.failure()).isEqualTo("no candles");
            assertThat(failed.finishedAt()).isNotNull();
        });
    }

    @Test
    void whatCameOutIsKeptWithItsSignalsInTheirOrder() {
        Backtest queued = queue("ema-cross");
        take(ME);
        List<BacktestSignal> signals = List.of(signal(1), signal(2), signal(3));
        backtests.done(queued.id(), ME, new Finished(REPORT, signals));
        assertThat(state(queued)).isEqualTo(BacktestState.DONE);
        assertThat(backtests.result(queued.id())).contains(REPORT);
        assertThat(backtests.signals(queued.id(), 0, 10)).isEqualTo(signals);
        assertThat(backtests.signals(queued.id(), 1, 1)).isEqualTo(signals.subList(1, 2));
        assertThat(backtests.signals("another", 0, 10)).isEmpty();
    }

    @Test
    void oneThatHadNoSignalsIsDoneToo() {
        Backtest queued = queue("ema-cross");
        take(ME);
        backtests.done(queued.id(), ME, new Finished(REPORT, List.of()));
        assertThat(state(queued)).isEqualTo(BacktestState.DONE);
        assertThat(backtests.signals(queued.id(), 0, 10)).isEmpty();
    }

    @Test
    void whoeverLostABacktestKeepsNothingOfIt() {
        Backtest queued = queue("ema-cross");
        backtests.take(ME, OVER);
        take(OTHER);
        backtests.done(queued.id(), ME, new Finished(REPORT, List.of(signal(1))));
        assertThat(state(queued)).isEqualTo(BacktestState.RUNNING);
        assertThat(backtests.result(queued.id())).isEmpty();
        assertThat(backtests.signals(queued.id(), 0, 10)).isEmpty();
    }

    @Test
    void theSignalsGoWithTheirBacktest() {
        Backtest queued = queue("ema-cross");
        take(ME);
        backtests.done(queued.id(), ME, new Finished(REPORT, List.of(signal(1))));
        backtests.removeFinished(Duration.ZERO);
        assertThat(backtests.signals(queued.id(), 0, 10)).isEmpty();
    }

    @Test
    void resultsOfTheTimeBeforeSignalsWereKeptAreRead() {
        Backtest queued = queue("ema-cross");
        take(ME);
        backtests.done(queued.id(), ME, new Finished(REPORT, List.of()));
        jdbc.sql("update backtests set result = (result::jsonb - 'signalCount')::text")
                .update();
        assertThat(backtests.result(queued.id()))
                .hasValueSatisfying(result -> assertThat(result.signalCount()).isNull());
    }

    @Test
    void pagesFollowEachOtherFromTheNewestOn() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> queue("number-" + i).id())
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        List<Backtest> first = backtests.of(ADA, null, 3);
        List<Backtest> second = backtests.of(ADA, first.getLast().id(), 3);
        assertThat(java.util.stream.Stream.concat(first.stream(), second.stream())
                        .map(Backtest::id))
                .isEqualTo(ids);
    }

    @Test
    void thoseThatEndedLongAgoAreRemoved() {
        Backtest old = queue("old");
        backtests.cancel(ADA, old.id());
        Backtest waiting = queue("waiting");
        jdbc.sql("update backtests set finished_at = now() - interval '31 days' where finished_at is not null")
                .update();
        Backtest recent = queue("recent");
        backtests.cancel(ADA, recent.id());
        backtests.removeFinished(Duration.ofDays(30));
        assertThat(backtests.of(ADA, null, 10).stream().map(Backtest::id))
                .containsExactlyInAnyOrder(waiting.id(), recent.id());
    }

    private Backtest queue(String strategy) {
        return ((Submission.Queued) submit(null, strategy, 100)).backtest();
    }

    private Submission submit(@Nullable String key, String strategy, int most) {
        return Objects.requireNonNull(
                transaction.execute(status -> backtests.submit(ADA, key, request(strategy), most)));
    }

    private static BacktestSignal signal(int hour) {
        Turn turn = new Turn(
                Setup.of(new EmaCross(), Map.of()),
                new Instrument("BTC-USD"),
                Interval.H1,
                Instant.parse("2020-01-01T00:00:00Z").plusSeconds(3600L * hour),
                new Stance(Side.LONG, 1.0 / 3, Map.of("close", 912.5, "fast", 884.1023611454)));
        return BacktestSignal.of(turn, Environment.REPLAY);
    }

    private @Nullable String take(String holder) {
        return backtests.take(holder, LEASE).map(Backtest::id).orElse(null);
    }

    private BacktestState state(Backtest backtest) {
        return backtests.find(ADA, backtest.id()).orElseThrow().state();
    }

    private static BacktestRequest request(String strategy) {
        return RecordJson.mapper().readValue("""
                {"strategy": "%s", "instruments": ["BTC-USD"], "interval": "1h", "from": "2020-01-01T00:00:00Z",
                 "to": "2021-01-01T00:00:00Z", "parameters": {"fast": [8, 12], "slow": {"from": 20, "to": 30, "step": 5}},
                 "feeBasisPoints": "7.5", "sizing": {"kind": "volatility", "target": "0.4"},
                 "walkForward": {"train": "P90D", "test": "P30D"}}""".formatted(strategy), BacktestRequest.class);
    }
}
