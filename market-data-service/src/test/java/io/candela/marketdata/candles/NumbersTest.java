package io.candela.marketdata.candles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static final int BYTES_OF_A_RANGE = 4;

    @Property
    void areASet(@ForAll List<@IntRange(max = 40) Integer> some) {
        Numbers numbers = new Numbers();
        Set<Integer> set = new HashSet<>();
        for (int number : some) {
            assertThat(numbers.add(number)).isEqualTo(set.add(number));
            numbers = Numbers.of(numbers.bytes());
        }
        for (int number = 0; number <= 40; number++) {
            assertThat(numbers.add(number)).isEqualTo(set.add(number));
        }
        assertThat(numbers.bytes()).hasSize(BYTES_OF_A_RANGE);
    }

    @Test
    void inSequenceTakeNoMoreRoomThanOne() {
        Numbers numbers = new Numbers();
        for (int number = 0; number <= 1000; number++) {
            assertThat(numbers.add(number)).isTrue();
        }

        assertThat(numbers.bytes()).hasSize(BYTES_OF_A_RANGE);
    }

    @Test
    void thatLieApartTakeSomeBytesEach() {
        Numbers numbers = new Numbers();
        for (int number = 0; number < 1000; number += 2) {
            assertThat(numbers.add(number)).isTrue();
        }

        assertThat(numbers.bytes()).hasSize(500 * BYTES_OF_A_RANGE);
    }
}
