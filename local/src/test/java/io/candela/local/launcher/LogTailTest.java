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
    void anEntryInJsonIsReadable() throws IOException {
        Path log = Files.write(folder.resolve("program.log"), List.of("""
                        {"@timestamp":"2026-11-24T10:52:33.4Z","message":"FAILED\\n\\nwhy","level":"ERROR","stack_trace":"a\\nb\\nc\\nd"}""", "{half of an ent"));
        assertThat(LogTail.of(log))
                .containsExactly("2026-11-24T10:52:33.4Z ERROR FAILED", "why", "a", "b", "c", "{half of an ent");
    }

    @Test
    void aFileThatWasNeverWrittenHasNone() {
        assertThat(LogTail.of(folder.resolve("program.log"))).isEmpty();
    }
}
