package io.candela.local.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {

    @TempDir
    private Path folder;

    @Test
    void aToolReadsItsInputAndRunsInItsFolder() throws Exception {
        Tool.run(List.of("sh", "-c", "cat > read"), folder, "hello");
        assertThat(folder.resolve("read")).content().isEqualTo("hello");
    }

    @Test
    void aToolThatFailsTellsWhatItPrinted() {
        assertThatThrownBy(() -> Tool.run(List.of("sh", "-c", "echo no room >&2; exit 1"), folder, ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room");
    }
}
