package io.candela.signals.grades;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Decimals;
import io.candela.contracts.Grade;
import io.candela.contracts.Grade.Horizon;
import io.candela.contracts.Grade.Input;
import io.candela.contracts.Interval;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GradingTest {
    private static final int THREE_DAYS = 72;

    @Example
    void thereIsAGradeAfterThreeDaysThatSaysHowLittleItIsFoundedOn() {
        List<Grade> grades = Graded.grades(Tape.walk(Tape.BTC, THREE_DAYS, 1));
        assertThat(grades).singleElement().satisfies(grade -> {
            assertThat(grade.asOf()).isEqualTo(Tape.START.plus(Duration.ofHours(THREE_DAYS)));
            assertThat(grade.knownAt()).isEqualTo(grade.asOf().plusSeconds(2));
            assertThat(grade.staleAt()).isEqualTo(grade.asOf().plus(Duration.ofHours(2)));
            assertThat(grade.methodology()).isEqualTo("grade-1");
            assertThat(grade.components())
                    .containsEntry("traderQuality", new BigDecimal("42.86"))
                    .containsEntry("investorQuality", new BigDecimal("3.33"));
        });
    }

    @Example
    void aWeekIsAllThatATraderWantsAndLittleForAnInvestor() {
        Grade grade = Graded.grades(Tape.walk(Tape.BTC, 168, 1)).getLast();
        assertThat(grade.components())
                .containsEntry("traderQuality", new BigDecimal("100"))
                .containsEntry("investorQuality", new BigDecimal("7.78"));
    }

    @Property(tries = 50)
    void aGradeIsComputedAgainFromTheInputsThatItCarriesInJson(
            @ForAll long seed, @ForAll @IntRange(min = THREE_DAYS, max = 400) int hours) {
        for (Grade grade : Graded.grades(Tape.walk(Tape.BTC, hours, seed))) {
            String json = RecordJson.mapper().writeValueAsString(grade);
            Grade read = RecordJson.mapper().readValue(json, Grade.class);
            List<Input> inputs = Objects.requireNonNull(read.inputs());
            SortedMap<String, BigDecimal> components = canonical(Grading.components(inputs));
            assertThat(components).isEqualTo(grade.components());
            assertThat(Grading.mean(Horizon.TRADER, inputs, components)).isEqualByComparingTo(grade.trader());
            assertThat(Grading.mean(Horizon.INVESTOR, inputs, components)).isEqualByComparingTo(grade.investor());
        }
    }

    @Property(tries = 50)
    void laterCandlesChangeNoEarlierGradeAndTheSameCandlesGiveTheSameBytes(
            @ForAll long seed, @ForAll @IntRange(min = THREE_DAYS, max = 250) int cut) {
        List<Candle> candles = Tape.walk(Tape.BTC, 250, seed);
        List<Grade> all = Graded.grades(candles);
        List<Grade> early = Graded.grades(Tape.walk(Tape.BTC, cut, seed));
        assertThat(early).isEqualTo(all.subList(0, early.size()));
    }

    @Example
    void aCorrectionGivesAnotherGradeOfTheSameCandlesKnownLater() {
        List<Candle> candles = new ArrayList<>(Tape.walk(Tape.BTC, THREE_DAYS, 1));
        Candle hour = candles.stream()
                .filter(candle -> candle.interval() == Interval.H1)
                .toList()
                .getLast();
        candles.add(Tape.corrected(hour, hour.close().multiply(new BigDecimal("1.05"))));
        List<Grade> grades = Graded.grades(candles);
        assertThat(grades).hasSize(2);
        Grade before = grades.getFirst();
        Grade after = grades.getLast();
        assertThat(after.asOf()).isEqualTo(before.asOf());
        assertThat(after.knownAt()).isEqualTo(hour.knownAt().plusSeconds(60));
        assertThat(after.trader()).isGreaterThan(before.trader());
        assertThat(after.investor()).isEqualTo(before.investor());
    }

    @Property(tries = 30)
    void goingOnFromItsMemoryAWindowHoldsTheSame(@ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int cut) {
        List<Candle> candles = Tape.walk(Tape.BTC, 400, seed).stream()
                .filter(candle -> candle.interval() == Interval.H1)
                .toList();
        Window whole = new Window(Outlook.TRADER);
        candles.forEach(whole::take);
        Window before = new Window(Outlook.TRADER);
        candles.subList(0, cut).forEach(before::take);
        Window after = new Window(Outlook.TRADER, before.memory());
        candles.subList(cut, candles.size()).forEach(after::take);
        assertThat(after.bars()).isEqualTo(whole.bars()).hasSize(168);
        assertThat(after.memory()).isEqualTo(whole.memory());
    }

    @Example
    void whatComesAgainOrTooLateChangesNothing() {
        List<Candle> hours = Tape.walk(Tape.BTC, 200, 1).stream()
                .filter(candle -> candle.interval() == Interval.H1)
                .toList();
        Window window = new Window(Outlook.TRADER);
        hours.forEach(window::take);
        byte[] memory = window.memory();
        assertThat(window.take(hours.getLast())).isFalse();
        assertThat(window.take(hours.getFirst())).isFalse();
        assertThat(window.memory()).isEqualTo(memory);
    }

    private static SortedMap<String, BigDecimal> canonical(SortedMap<String, BigDecimal> values) {
        SortedMap<String, BigDecimal> canonical = new TreeMap<>();
        values.forEach((name, value) -> canonical.put(name, Decimals.canonical(value)));
        return canonical;
    }
}
