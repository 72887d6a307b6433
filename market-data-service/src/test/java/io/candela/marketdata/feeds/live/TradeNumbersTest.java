package io.candela.marketdata.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.marketdata.feeds.live.TradeNumbers.Place.Expected;
import io.candela.marketdata.feeds.live.TradeNumbers.Place.Gap;
import io.candela.marketdata.feeds.live.TradeNumbers.Place.Known;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TradeNumbersTest {
    private final TradeNumbers numbers = new TradeNumbers(true);

    @Test
    void theFirstNumberIsWhereWeBegin() {
        assertThat(numbers.take(17)).isEqualTo(new Expected());
        assertThat(numbers.take(18)).isEqualTo(new Expected());
        assertThat(numbers.take(18)).isEqualTo(new Known());
        assertThat(numbers.take(3)).isEqualTo(new Known());
    }

    @Test
    void aHoleIsAGapUntilItsTradesCome() {
        numbers.take(17);

        assertThat(numbers.take(21)).isEqualTo(new Gap(18, 20));
        assertThat(numbers.take(19)).isEqualTo(new Expected());
        assertThat(numbers.take(19)).isEqualTo(new Known());
        assertThat(numbers.take(20)).isEqualTo(new Expected());
        assertThat(numbers.take(18)).isEqualTo(new Expected());
        assertThat(numbers.take(18)).isEqualTo(new Known());
        assertThat(numbers.take(22)).isEqualTo(new Expected());
    }

    @Test
    void aVenueThatNamesANewerNumberShowsWhatIsMissing() {
        assertThat(numbers.upTo(40)).isEqualTo(new Expected());
        assertThat(numbers.take(41)).isEqualTo(new Expected());
        assertThat(numbers.upTo(41)).isEqualTo(new Expected());
        assertThat(numbers.upTo(43)).isEqualTo(new Gap(42, 43));
        assertThat(numbers.take(42)).isEqualTo(new Expected());
        assertThat(numbers.take(44)).isEqualTo(new Expected());
    }

    @Test
    void whereNumbersOnlyGrowAHoleSaysNothing() {
        TradeNumbers growing = new TradeNumbers(false);

        assertThat(growing.take(10)).isEqualTo(new Expected());
        assertThat(growing.take(90)).isEqualTo(new Expected());
        assertThat(growing.take(50)).isEqualTo(new Expected());
        assertThat(growing.take(90)).isEqualTo(new Known());
    }

    @Test
    void whatHasComeToNobodyIsNewWhenItComes() {
        numbers.take(17);
        numbers.miss(12, 14);
        numbers.miss(13, 13);

        assertThat(numbers.hasAll(12, 12)).isFalse();
        assertThat(numbers.take(13)).isEqualTo(new Expected());
        assertThat(numbers.take(13)).isEqualTo(new Known());
        assertThat(numbers.take(11)).isEqualTo(new Known());
        assertThat(numbers.take(18)).isEqualTo(new Expected());
    }

    @Test
    void whatSomebodyElseHasHeardIsNoGapButWhatFollowedIs() {
        numbers.take(17);
        numbers.learn(30);

        assertThat(numbers.take(33)).isEqualTo(new Gap(31, 32));
        assertThat(numbers.hasAll(31, 32)).isFalse();
        numbers.take(31);
        assertThat(numbers.hasAll(31, 31)).isTrue();
        assertThat(numbers.hasAll(31, 32)).isFalse();
        numbers.take(32);
        assertThat(numbers.hasAll(31, 32)).isTrue();
        numbers.learn(5);
        assertThat(numbers.take(34)).isEqualTo(new Expected());
    }

    @Property
    void everyTradeFromTheFirstOnIsTakenOnceInWhateverOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 40) Integer> arriving) {
        TradeNumbers any = new TradeNumbers(true);
        any.take(0);
        Set<Integer> seen = new HashSet<>();
        for (int number : arriving) {
            assertThat(any.take(number) instanceof Known).isEqualTo(!seen.add(number));
        }
    }
}
