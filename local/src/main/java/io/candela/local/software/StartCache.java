package io.candela.local.software;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a JVM has learnt about a program in a run for training (JEP 483, 514 and 515: loaded and linked classes, profiles
 * of methods), so that later runs start in half the time.
 *
 * @param file where it is kept; the JVM ignores one that does not fit to it or the program
 */
public record StartCache(Path file) {

    /** Whether there was a training. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** The JVM's options: to use the cache if there is one, and to make it if there is none and this is a training. */
    public List<String> options(boolean training) {
        if (exists()) {
            return List.of("-XX:AOTCache=" + file);
        }
        return training ? List.of("-XX:AOTCacheOutput=" + fresh()) : List.of();
    }

    /** Takes what a training run has left when it ended; a run that was cut short leaves nothing that would be used. */
    public void keep() throws IOException {
        if (Files.exists(fresh())) {
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
