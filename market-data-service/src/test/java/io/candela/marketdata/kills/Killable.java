package io.candela.marketdata.kills;

import io.candela.local.process.Child;
import io.candela.local.process.Preparation;
import io.candela.local.process.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A process that is killed, and started again as it was. */
final class Killable implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Preparation preparation;
    private final Path log;
    private @Nullable Child child;

    Killable(Preparation preparation, Path log) {
        this.preparation = preparation;
        this.log = log;
    }

    /** Returns when it answers. */
    Killable start() {
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
    Instant kill() {
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
