package io.candela.marketdata.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2013-11-25T12:00:00Z");

    @Property
    void aroundATimeIsAllThatOverlapsItInOrder(
            @ForAll Random random,
            @ForAll @IntRange(max = 40) int entries,
            @ForAll @IntRange(min = -10, max = 110) int from,
            @ForAll @IntRange(max = 60) int length) {
        int to = from + length;
        Ledger ledger = new Ledger();
        List<CoverageGap> gaps = IntStream.range(0, entries)
                .mapToObj(i -> gap(i, random.nextInt(100), 1 + random.nextInt(30)))
                .toList();
        gaps.forEach(ledger::take);

        assertThat(List.copyOf(ledger.around(at(from), at(to))))
                .isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()))
                .containsAll(gaps.stream()
                        .filter(gap -> gap.from().isBefore(at(to)) && at(from).isBefore(gap.to()))
                        .toList());
        assertThat(List.copyOf(ledger.around(Instant.MIN, Instant.MAX))).containsExactlyInAnyOrderElementsOf(gaps);
    }

    private static CoverageGap gap(int number, int from, int length) {
        Venue venue = new Venue("v" + number);
        return new CoverageGap(Environment.LIVE, venue, venue.id(), at(from), at(from + length), List.of());
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
