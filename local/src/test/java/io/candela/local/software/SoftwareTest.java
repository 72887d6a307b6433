package io.candela.local.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareTest {

    @Test
    void itIsFoundFromInsideAnyModule() {
        assertThat(Software.ofThisProject().file("questdb", "questdb-")).isRegularFile();
    }

    @Test
    void aProjectThatWasNotBuiltHasNone(@TempDir Path root) {
        assertThatThrownBy(() -> Software.of(root, false)).hasMessageContaining("build the module local first");
    }

    @Test
    void twoVersionsOfAProgramAreNotMixed(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("questdb"));
        Files.createFile(folder.resolve("questdb").resolve("questdb-1.jar"));
        Files.createFile(folder.resolve("questdb").resolve("questdb-2.jar"));
        assertThatThrownBy(() -> new Software(folder, false).file("questdb", "questdb-"))
                .hasMessageContaining("should hold one questdb-*");
    }
}
