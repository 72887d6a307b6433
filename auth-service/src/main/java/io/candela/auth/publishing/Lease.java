package io.candela.auth.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which replica publishes. It only spares the replicas from getting in each other's way: that an overtaken one does no
 * harm is the {@link Session}'s doing. Used by one thread.
 */
final class Lease {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final String holder;
    private final Duration length;

    private Instant renewAt = Instant.MIN;

    Lease(JdbcClient jdbc, InstantSource clock, String holder, Duration length) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.holder = holder;
        this.length = length;
    }

    /** Whether this replica holds the lease, after trying to. */
    boolean held() {
        Instant now = clock.instant();
        if (now.isBefore(renewAt)) {
            return true;
        }
        boolean held = jdbc.sql("""
                        insert into publishing_lease as lease (holder, held_until)
                        values (:holder, now() + :millis * interval '1 millisecond')
                        on conflict (only_row) do update
                        set holder = excluded.holder, held_until = excluded.held_until
                        where lease.holder = excluded.holder or lease.held_until < now()""")
                        .param("holder", holder)
                        .param("millis", length.toMillis())
                        .update()
                == 1;
        renewAt = held ? now.plus(length.dividedBy(3)) : Instant.MIN;
        return held;
    }

    /** Asks the database again the next time. */
    void doubt() {
        renewAt = Instant.MIN;
    }

    /** Lets another replica take over at once. */
    void release() {
        doubt();
        jdbc.sql("delete from publishing_lease where holder = ?").param(holder).update();
    }
}
