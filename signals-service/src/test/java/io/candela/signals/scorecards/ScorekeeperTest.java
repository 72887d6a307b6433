package io.candela.signals.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Candle;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Signal.State;
import io.candela.local.Infrastructure;
import io.candela.signals.scorecards.Verdict.Broken;
import io.candela.signals.scorecards.Verdict.Intact;
import io.candela.signals.store.MigratedDataSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What gets into the table and stays there, in a real database. */
class ScorekeeperTest {
    private static final OutcomeQuery ALL = new OutcomeQuery(null, null, null, null, null, null, null, null);

    private final List<MigratedDataSource> sources = new ArrayList<>();
    private final Book book = book();

    @AfterEach
    void close() {
        sources.forEach(MigratedDataSource::close);
    }

    @Test
    void everySignalHasAnOutcomeOfEachHorizonLosersIncluded() {
        List<Candle> candles = Scene.walk(100, 1);
        List<Signal> signals = alternating();
        book.take(events(candles, signals));
        List<Outcome> outcomes = book.outcomes();
        assertThat(outcomes).hasSize(4 * signals.size() - 1);
        assertThat(outcomes).anyMatch(outcome -> !outcome.hit()).anyMatch(Outcome::hit);
        Scoring scoring = new Scoring(BigDecimal.TEN);
        assertThat(outcomes)
                .contains(scoring.score(
                                Emitted.of(signals.get(0)),
                                Horizon.EXIT,
                                Emitted.of(signals.get(1)),
                                Scene.prices(candles))
                        .orElseThrow())
                .contains(scoring.score(Emitted.of(signals.get(3)), Horizon.TWENTY_FOUR, null, Scene.prices(candles))
                        .orElseThrow());
        assertThat(book.cards().getFirst().pending()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderInWhichSignalsAndCandlesAreReadAndHowManyAtATimeChangesNoOutcome(long seed) {
        List<Candle> candles = Scene.walk(100, 7);
        List<Signal> signals = alternating();
        book.take(events(candles, signals));

        Book other = book();
        Random random = new Random(seed);
        List<Object> restOfCandles = new ArrayList<>(candles);
        List<Object> restOfSignals = new ArrayList<>(signals);
        while (!restOfCandles.isEmpty() || !restOfSignals.isEmpty()) {
            List<Object> some = new ArrayList<>();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                List<Object> from = random.nextInt(5) == 0 ? restOfSignals : restOfCandles;
                if (!from.isEmpty()) {
                    some.add(from.removeFirst());
                }
            }
            if (!some.isEmpty()) {
                other.take(some);
            }
        }
        assertThat(other.outcomes()).containsExactlyInAnyOrderElementsOf(book.outcomes());
        assertThat(other.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void whatIsTakenAgainAddsNothing() {
        List<Object> events = events(Scene.walk(100, 1), alternating());
        book.take(events);
        Verdict before = book.verify();
        book.take(events);
        assertThat(book.verify()).isEqualTo(before);
    }

    @Test
    void aCorrectedCandleAddsACorrectingRowAndTheOldOneStays() {
        book.take(List.of(Scene.signal(0, Side.LONG), Scene.candle(1, "100", "101"), Scene.candle(2, "101", "102")));
        assertThat(book.outcomes()).hasSize(1);
        book.take(List.of(Scene.candle(1, "100", "99", 1)));
        assertThat(book.outcomes())
                .extracting(
                        outcome -> outcome.correction() + " " + outcome.net().toPlainString())
                .containsExactly("1 -0.012", "0 0.008");
        assertThat(book.verify()).isEqualTo(new Intact(new Head(2, book.head())));

        Scorecard.Result result = book.cards().getFirst().results().getFirst();
        assertThat(result.signals()).isEqualTo(1);
        assertThat(result.expectancy()).isEqualTo("-0.012");

        book.take(List.of(Scene.candle(1, "100", "99", 1)));
        assertThat(book.outcomes()).hasSize(2);
    }

    @Test
    void aCorrectionOfTheBaselineAloneCorrectsTheOutcomesToo() {
        book.take(List.of(Scene.candle(0, "100", "101"), Scene.signal(1, Side.LONG), Scene.candle(2, "100", "103")));
        book.take(List.of(Scene.candle(0, "100", "90", 1)));
        List<Outcome> outcomes = book.outcomes();
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.getFirst().net()).isEqualTo(outcomes.getLast().net());
        assertThat(outcomes.getFirst().random()).isLessThan(outcomes.getLast().random());
    }

    @Test
    void aWithdrawnSignalIsLeftAtTheNextOpenAndItsOutcomesStay() {
        List<Candle> candles = Scene.walk(40, 1);
        Signal signal = Scene.signal(2, Side.LONG);
        Signal withdrawn = Scene.signal(
                2, Side.LONG, "0.5", 1, State.WITHDRAWN, Scene.hour(4).plusSeconds(30));
        book.take(events(candles, List.of(signal, withdrawn)));
        List<Outcome> outcomes = book.outcomes();
        assertThat(outcomes).hasSize(4).allMatch(outcome -> outcome.signal().revision() == 0);
        Outcome exit = outcomes.stream()
                .filter(outcome -> outcome.horizon().equals("exit"))
                .findFirst()
                .orElseThrow();
        assertThat(exit.closedBy()).isEqualTo(new Outcome.Closing(signal.id(), 1));
        assertThat(exit.exit().at()).isEqualTo(Scene.hour(4));
    }

    @Test
    void aCorrectedSignalIsScoredFromItsOwnEmissionAndTheCardCountsTheFirst() {
        List<Candle> candles = Scene.walk(40, 1);
        Signal signal = Scene.signal(2, Side.LONG);
        Signal corrected = Scene.signal(
                2, Side.SHORT, "0.9", 1, State.CORRECTED, Scene.hour(4).plusSeconds(90));
        book.take(events(candles, List.of(signal, corrected)));
        assertThat(book.outcomes())
                .filteredOn(outcome -> outcome.horizon().equals("1"))
                .extracting(outcome -> outcome.entry().at())
                .containsExactlyInAnyOrder(Scene.hour(3), Scene.hour(5));
        assertThat(book.cards())
                .singleElement()
                .satisfies(card -> assertThat(card.results())
                        .allSatisfy(result -> assertThat(result.side()).isEqualTo(Side.LONG)));
    }

    @Test
    void whatIsSaidOfACandleAfterAnotherSideOfALaterOneIsNotHeld() {
        List<Candle> candles = Scene.walk(40, 1);
        Signal flat = Scene.signal(5, Side.FLAT);
        Signal late = Scene.signal(
                3, Side.LONG, "0.5", 0, State.EMITTED, Scene.hour(7).plusSeconds(90));
        book.take(events(candles, List.of(flat, late)));
        assertThat(book.outcomes())
                .filteredOn(outcome -> outcome.horizon().equals("exit"))
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.signal().id()).isEqualTo(late.id());
                    assertThat(outcome.candles()).isZero();
                });
    }

    @Test
    void candlesOfOneVenueOpenOnesAndThoseThatNoStrategySeesAreNotWanted() {
        Candle candle = Scene.candle(0, "100", "101");
        assertThat(book.keeper.wants(candle)).isTrue();
        assertThat(book.keeper.wants(Scene.signal(0, Side.LONG))).isTrue();
        assertThat(book.keeper.wants("else")).isFalse();
        Book quarterly = book(Interval.M15);
        assertThat(quarterly.keeper.wants(candle)).isFalse();
    }

    @Test
    void rowsCanNeitherBeChangedNorRemoved() {
        book.take(events(Scene.walk(100, 1), alternating()));
        for (String statement : List.of(
                "update scorecard_outcomes set hash = 'x' where sequence = 3",
                "delete from scorecard_outcomes where sequence = 3",
                "truncate scorecard_outcomes")) {
            assertThatThrownBy(() -> book.jdbc.sql(statement).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added");
        }
        assertThat(book.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void whoChangesARowAllTheSameIsFoundOut() {
        book.take(events(Scene.walk(100, 1), alternating()));
        long loser = book.jdbc
                .sql("select min(sequence) from scorecard_outcomes where not (record ->> 'hit')::boolean")
                .query(Long.class)
                .single();
        book.withoutTrigger(
                "update scorecard_outcomes set record = replace(record::text, '\"hit\":false', '\"hit\":true')"
                        + "::json where sequence = " + loser);
        assertThat(book.verify()).isEqualTo(new Broken(loser, "altered"));
    }

    @Test
    void whoRemovesTheNewestRowsIsFoundOut() {
        book.take(events(Scene.walk(100, 1), alternating()));
        long rows = book.outcomes().size();
        book.withoutTrigger("delete from scorecard_outcomes where sequence > " + (rows - 2));
        assertThat(book.verify()).isEqualTo(new Broken(rows - 1, "missing"));
    }

    private static List<Signal> alternating() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            signals.add(Scene.signal(5 + 7 * i, i % 2 == 0 ? Side.LONG : Side.FLAT));
        }
        return signals;
    }

    private static List<Object> events(List<Candle> candles, List<Signal> signals) {
        List<Object> events = new ArrayList<>(signals);
        events.addAll(candles);
        return Collections.unmodifiableList(events);
    }

    private Book book() {
        return book(Interval.H1);
    }

    private Book book(Interval interval) {
        Infrastructure.Postgres server = Infrastructure.postgres().freshDatabase();
        MigratedDataSource source = new MigratedDataSource();
        source.setJdbcUrl(server.jdbcUrl());
        source.setUsername(server.username());
        source.setPassword(server.password());
        source.setMaximumPoolSize(2);
        sources.add(source);
        JdbcClient jdbc = JdbcClient.create(source);
        Tasks tasks = new Tasks(jdbc);
        Outcomes outcomes = new Outcomes(jdbc);
        Scorekeeper keeper = new Scorekeeper(
                tasks,
                new CandlePrices(jdbc),
                outcomes,
                new ScorecardProperties(BigDecimal.TEN),
                new ScoredIntervals(List.of(new ScoredIntervals.Run(Set.of(interval)))));
        return new Book(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(source)),
                keeper,
                new Scorecards(outcomes, tasks));
    }

    /** Scorecards in a database of their own. */
    private record Book(JdbcClient jdbc, TransactionTemplate transaction, Scorekeeper keeper, Scorecards scorecards) {
        void take(List<Object> events) {
            transaction.executeWithoutResult(status -> keeper.take(events));
        }

        /** The newest first. */
        List<Outcome> outcomes() {
            return scorecards.outcomes(ALL, Long.MAX_VALUE, 10_000).stream()
                    .map(Link::outcome)
                    .toList();
        }

        List<Scorecard> cards() {
            return scorecards.cards(ALL, Outcomes.Card.NONE, 10).stream()
                    .map(scorecards::of)
                    .toList();
        }

        Verdict verify() {
            return inTransaction(scorecards::verify);
        }

        String head() {
            return jdbc.sql("select hash from scorecard_head")
                    .query(String.class)
                    .single();
        }

        void withoutTrigger(String statement) {
            jdbc.sql("alter table scorecard_outcomes disable trigger scorecard_outcomes_only_grow")
                    .update();
            assertThat(jdbc.sql(statement).update()).isPositive();
            jdbc.sql("alter table scorecard_outcomes enable trigger scorecard_outcomes_only_grow")
                    .update();
        }

        private <T> T inTransaction(Supplier<T> action) {
            return Objects.requireNonNull(transaction.execute(status -> action.get()));
        }
    }
}
