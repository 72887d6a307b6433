package io.candela.gateway.arrival;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cuts a connection, unless it is called off in time. It belongs to the connection's event loop. */
final class Deadline {
    private final Duration patience;
    private @Nullable Future<?> end;

    Deadline(Duration patience) {
        this.patience = patience;
    }

    /** Begins to count, if it does not already. */
    void set(ChannelHandlerContext context) {
        if (end == null) {
            end = context.executor()
                    .schedule(
                            () -> {
                                var _ = context.close();
                            },
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    void callOff() {
        if (end != null) {
            end.cancel(false);
        }
        end = null;
    }
}
