package io.candela.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The instances that tests share, each started at its first use and stopped with the JVM. */
final class Instances {
    private static final Path FOLDER = folder();
    private static final Instance REPLAYED =
            new Instance(FOLDER.resolve("replayed"), 1000, "--speed", "max", "--tracing");
    private static final Instance SLOW = new Instance(FOLDER.resolve("slow"), 2000, "--speed", "600");
    private static final CompletableFuture<String> REPLAYED_UP;
    private static final CompletableFuture<String> SLOW_UP;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Instances::down));
        REPLAYED_UP = CompletableFuture.supplyAsync(REPLAYED::up);
        // Started along with the other, so that its tape has come some way when somebody asks for it.
        SLOW_UP = REPLAYED_UP.thenApplyAsync(ready -> SLOW.up());
    }

    private Instances() {}

    /** Has played the whole tape, as fast as it can, with tracing on. */
    static Instance replayed() {
        REPLAYED_UP.join();
        REPLAYED.awaitEndOfTape();
        return REPLAYED;
    }

    /** What the launcher printed when the first instance was ready. */
    static String printedByUp() {
        return REPLAYED_UP.join();
    }

    /** Plays the tape at the speed that users get. */
    static Instance slow() {
        SLOW_UP.join();
        return SLOW;
    }

    /** A fresh folder for an instance of a test's own. */
    static Path freshHome(String name) {
        return FOLDER.resolve(name);
    }

    private static void down() {
        for (Instance instance : List.of(REPLAYED, SLOW)) {
            try {
                instance.down();
            } catch (AssertionError | RuntimeException e) {
                System.err.println("An instance did not stop: " + e.getMessage());
            }
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("candela-system-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
