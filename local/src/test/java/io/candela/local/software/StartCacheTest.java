package io.candela.local.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

class StartCacheTest {

    @TempDir
    private Path folder;

    private StartCache cache;

    @BeforeEach
    void name() {
        cache = new StartCache(folder.resolve("program.aot"));
    }

    @Test
    void aProgramRunsWithoutACacheAsLongAsThereWasNoTraining() {
        assertThat(cache.options(false)).isEmpty();
    }

    @Test
    void aTrainingLeavesACacheThatLaterRunsUse() throws Exception {
        run(cache.options(true));
        assertThat(cache.exists()).isFalse();
        cache.keep();
        assertThat(cache.exists()).isTrue();
        assertThat(cache.options(true)).isEqualTo(cache.options(false)).hasSize(1);
        List<String> required = new ArrayList<>(cache.options(false));
        required.add("-XX:AOTMode=on");
        run(required);
    }

    @Test
    void aTrainingThatWasCutShortLeavesNothing() throws IOException {
        cache.keep();
        assertThat(cache.exists()).isFalse();
    }

    @Test
    void aJvmThatMustHaveACacheDoesNotStartWithoutOne() {
        assertThatThrownBy(() -> run(List.of("-XX:AOTCache=" + folder.resolve("nothing.aot"), "-XX:AOTMode=on")))
                .isInstanceOf(IOException.class);
    }

    /** Some program that comes as one jar. */
    private void run(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(Java.command(32, options));
        Path jar = Path.of(AutoComplete.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        command.addAll(List.of("-cp", jar.toString(), AutoComplete.class.getName(), "--help"));
        Tool.run(command, folder, "");
    }
}
