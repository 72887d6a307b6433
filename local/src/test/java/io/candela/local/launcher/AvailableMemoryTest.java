package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvailableMemoryTest {

    @Test
    void theMachineTellsWhatProgramsCanStillGet() {
        assertThat(AvailableMemory.ofMachine("MemTotal:  8000000 kB\nMemFree:   100 kB\nMemAvailable:   4194304 kB\n"))
                .isEqualTo(4_096);
    }

    @Test
    void aControlGroupLeavesWhatItDoesNotUseYet() {
        assertThat(AvailableMemory.ofGroup("2147483648", "1073741824")).isEqualTo(1_024);
    }

    @Test
    void whatSaysNothingSetsNoLimit() {
        assertThat(AvailableMemory.ofMachine("")).isEqualTo(Long.MAX_VALUE);
        assertThat(AvailableMemory.ofGroup("max", "1073741824")).isEqualTo(Long.MAX_VALUE);
        assertThat(AvailableMemory.ofGroup("", "")).isEqualTo(Long.MAX_VALUE);
    }
}
