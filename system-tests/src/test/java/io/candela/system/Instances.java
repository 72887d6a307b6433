package io.candela.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The instance that tests share, started at its first use and stopped with the JVM, and room for others. */
final class Instances {
    private static final Path FOLDER = folder();
    private static final Instance REPLAYED =
            new Instance(FOLDER.resolve("replayed"), 1000, "--replay", "--speed", "max", "--tracing");

    private static @Nullable String printed;
    private static boolean ended;

    private Instances() {}

    /** Plays the tape as fast as it can, with tracing on. */
    static Instance started() {
        printedByUp();
        return REPLAYED;
    }

    /** The same when it has played the whole tape. */
    static synchronized Instance replayed() {
        if (!ended) {
            started().awaitEndOfTape();
            ended = true;
        }
        return REPLAYED;
    }

    /** What the launcher printed when the shared instance was ready. */
    static synchronized String printedByUp() {
        if (printed == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(REPLAYED::down));
            printed = REPLAYED.up();
        }
        return printed;
    }

    /** A fresh folder for an instance of a test's own. */
    static Path freshHome(String name) {
        return FOLDER.resolve(name);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("candela-system-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
