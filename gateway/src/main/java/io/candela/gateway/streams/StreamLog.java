package io.candela.gateway.streams;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of each stream, at its end, whose it was and what became of it: the line of the access log comes when it is opened. */
final class StreamLog {
    private static final Logger log = LoggerFactory.getLogger("io.candela.gateway.access");

    private final boolean enabled;

    StreamLog(boolean enabled) {
        this.enabled = enabled;
    }

    /** {@code reason} is absent if it was the client that ended it. */
    void ended(Line line, Visitor visitor, Duration lasted, Outgoing sent, @Nullable Goodbye reason) {
        if (enabled) {
            log.atInfo()
                    .addKeyValue("requestId", visitor.requestId())
                    .addKeyValue("transport", line.framing().code())
                    .addKeyValue("credential", visitor.caller().credential().id())
                    .addKeyValue("millis", lasted.toMillis())
                    .addKeyValue("messages", sent.messages())
                    .addKeyValue("bytes", sent.bytes())
                    .addKeyValue("reason", reason == null ? "client" : reason.code())
                    .log("stream");
        }
    }
}
