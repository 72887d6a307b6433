package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {

    private static final String ROLLUP = """
            55d0c8a00000-7ffd5a1fe000 ---p 00000000 00:00 0                          [rollup]
            Rss:              345678 kB
            Pss:              123456 kB
            Pss_Dirty:        100000 kB
            Shared_Clean:      20000 kB
            """;

    @Test
    void bothFiguresAreReadFromTheRollup() {
        assertThat(Memory.parse(ROLLUP)).isEqualTo(new Memory(345_678, 123_456));
    }

    @Test
    void aProcessThatIsGoneHoldsNothing() {
        assertThat(Memory.parse("")).isEqualTo(Memory.NONE);
    }

    @Test
    void memoryAddsUp() {
        assertThat(new Memory(3, 2).plus(new Memory(30, 20))).isEqualTo(new Memory(33, 22));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessHoldsSome() {
        assertThat(Memory.ofAll(ProcessHandle.current()).residentKilobytes()).isGreaterThan(10_000);
    }
}
