package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path folder;

    @Test
    void theLastLinesAreKept() throws IOException {
        List<String> lines =
                IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i).toList();
        Path log = Files.write(folder.resolve("program.log"), lines);
        assertThat(LogTail.of(log)).hasSize(25).startsWith("line 76").endsWith("line 100");
    }

    @Test
    void aFileThatWasNeverWrittenHasNone() {
        assertThat(LogTail.of(folder.resolve("program.log"))).isEmpty();
    }
}
