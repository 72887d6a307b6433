package io.candela.bench.market;

import io.candela.bench.MeasuredProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many records a process has done with. */
@FunctionalInterface
interface Progress {
    Duration PATIENCE = Duration.ofMinutes(5);
    long LOOK_MILLIS = 20;

    long done() throws Exception;

    /** What goes through {@code process} after the first {@code warm} records, until all of them are through. */
    default Passage measure(MeasuredProcess process, long warm, long all) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long first = await(process, warm, deadline);
        long begin = System.nanoTime();
        Duration before = process.processorTime();
        long last = await(process, all, deadline);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new Passage(last - first, took, process.processorTime().minus(before));
    }

    private long await(MeasuredProcess process, long records, long deadline) throws Exception {
        long done = done();
        while (done < records) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Only %d of %d records are through:%n%s".formatted(done, records, process.log()));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            done = done();
        }
        return done;
    }
}
