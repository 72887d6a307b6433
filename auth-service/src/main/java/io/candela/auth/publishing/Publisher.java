package io.candela.auth.publishing;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishes what the outboxes hold while this replica has the lease. Used by one thread. */
final class Publisher implements AutoCloseable {
    private final List<Outbox> outboxes;
    private final Lease lease;
    private final Supplier<Session> sessions;
    private final int batch;
    private final Delays delays;

    private @Nullable Session session;

    Publisher(List<Outbox> outboxes, Lease lease, Supplier<Session> sessions, int batch, Delays delays) {
        this.outboxes = List.copyOf(outboxes);
        this.lease = lease;
        this.sessions = sessions;
        this.batch = batch;
        this.delays = delays;
    }

    /** What there was to do. */
    enum Pass {
        /** Another replica publishes. */
        STANDBY,
        /** All is told. */
        IDLE,
        /** Something was told; there may be more. */
        PUBLISHED
    }

    /** Publishes at most one batch of each outbox. Throws if that fails; the next pass then begins anew. */
    Pass pass() {
        try {
            if (!lease.held()) {
                endSession();
                return Pass.STANDBY;
            }
            Session current = session;
            if (current == null) {
                current = sessions.get();
                session = current;
            }
            return publish(current) ? Pass.PUBLISHED : Pass.IDLE;
        } catch (RuntimeException e) {
            endSession();
            lease.doubt();
            throw e;
        }
    }

    private boolean publish(Session current) {
        boolean any = false;
        for (Outbox outbox : outboxes) {
            List<Unpublished> rows = outbox.unpublished(batch);
            if (!rows.isEmpty()) {
                current.publish(outbox.topic(), rows);
                outbox.published(rows);
                delays.record(outbox.topic(), rows);
                any = true;
            }
        }
        return any;
    }

    private void endSession() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Hands over to another replica. */
    @Override
    public void close() {
        endSession();
        lease.release();
    }
}
