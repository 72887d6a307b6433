package io.candela.signals.grades;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradesTest {
    private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");

    private final MarketTime time = new MarketTime(Environment.REPLAY, InstantSource.fixed(WALL));
    private final Grades grades = new Grades(time);

    @Test
    void theNewestGradeOfEachInstrumentIsKept() {
        add("BTC", 10, 20, 1);
        add("ETH", 30, 40, 2);
        add("BTC", 50, 60, 3);
        assertThat(grades.of(new Instrument("BTC-USD"))).map(Grade::trader).hasValue(new BigDecimal("50"));
        assertThat(grades.of(new Instrument("ADA-USD"))).isEmpty();
        assertThat(find(GradeOrder.BY_INSTRUMENT, 0, 0, null)).containsExactly("BTC", "ETH");
    }

    @Test
    void itsTimeIsTheNewestThatAGradeTellsOfInAReplayAndTheWallClockElsewhere() {
        add("BTC", 10, 20, 5);
        add("ETH", 10, 20, 3);
        assertThat(time.now()).isEqualTo(Tape.START.plusSeconds(5));
        for (Environment elsewhere : List.of(Environment.LIVE, Environment.SANDBOX)) {
            MarketTime wall = new MarketTime(elsewhere, InstantSource.fixed(WALL));
            wall.reached(Tape.START);
            assertThat(wall.now()).isEqualTo(WALL);
        }
    }

    @Test
    void filtersAndOrdersNarrowAndArrangeTheList() {
        add("BTC", 10, 90, 1);
        add("ETH", 60, 20, 1);
        add("ADA", 60, 50, 1);
        assertThat(find(GradeOrder.BY_TRADER, 0, 0, null)).containsExactly("BTC", "ADA", "ETH");
        assertThat(find(GradeOrder.BY_TRADER_DOWN, 0, 0, null)).containsExactly("ADA", "ETH", "BTC");
        assertThat(find(GradeOrder.BY_INVESTOR, 0, 0, null)).containsExactly("ETH", "ADA", "BTC");
        assertThat(find(GradeOrder.BY_INVESTOR_DOWN, 0, 0, null)).containsExactly("BTC", "ADA", "ETH");
        assertThat(find(GradeOrder.BY_INSTRUMENT, 60, 0, null)).containsExactly("ADA", "ETH");
        assertThat(find(GradeOrder.BY_INSTRUMENT, 60, 30, null)).containsExactly("ADA");
    }

    @ParameterizedTest
    @EnumSource
    void walkingThePagesOfAnyOrderNeitherRepeatsNorSkips(GradeOrder order) {
        for (int i = 0; i < 20; i++) {
            add("C" + i, i % 3, i % 5, 1);
        }
        List<String> walked = new ArrayList<>();
        Rank after = null;
        List<Grade> page = page(order, after);
        while (!page.isEmpty()) {
            page.forEach(grade -> walked.add(grade.instrument().base()));
            after = order.rank(page.getLast());
            page = page(order, after);
        }
        assertThat(walked).hasSize(20).doesNotHaveDuplicates().isEqualTo(find(order, 0, 0, null));
    }

    private List<Grade> page(GradeOrder order, @Nullable Rank after) {
        return grades.find(new GradeQuery(0, 0, order), after, 3);
    }

    private List<String> find(GradeOrder order, int minTrader, int minInvestor, @Nullable Rank after) {
        return grades.find(new GradeQuery(minTrader, minInvestor, order), after, 100).stream()
                .map(grade -> grade.instrument().base())
                .toList();
    }

    private void add(String base, int trader, int investor, int second) {
        grades.add(new Grade(
                Environment.REPLAY,
                new Instrument(base + "-USD"),
                BigDecimal.valueOf(trader),
                BigDecimal.valueOf(investor),
                new TreeMap<>(),
                Grading.METHODOLOGY,
                Tape.START,
                Tape.START.plusSeconds(second),
                Tape.START.plusSeconds(7200),
                List.of()));
    }
}
