package io.candela.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program that is killed, and started again as it was, to see what becomes of those that depend on it. */
public final class Killable implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Preparation preparation;
    private final Path log;
    private @Nullable Child child;

    /** @param log the file that its output is added to */
    public Killable(Preparation preparation, Path log) {
        this.preparation = preparation;
        this.log = log;
    }

    /**
     * Starts it; returns when it answers.
     *
     * @throws IllegalStateException if it does not, with its log
     */
    public Killable start() {
        try {
            Child started = Child.start(preparation.prepare(log));
            child = started;
            Startup startup = started.awaitReady();
            if (!(startup instanceof Startup.Ready)) {
                throw new IllegalStateException(startup + ":\n" + Files.readString(log));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as {@code kill -9} does; returns when it is gone, and says when that was. */
    public Instant kill() {
        if (child == null || !child.handle().destroyForcibly()) {
            throw new IllegalStateException("There is nothing to kill");
        }
        child.onExit().join();
        return Instant.now();
    }

    @Override
    public void close() {
        if (child != null) {
            child.stop(GRACE);
        }
    }
}
