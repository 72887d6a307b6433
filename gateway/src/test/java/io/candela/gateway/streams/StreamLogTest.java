package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.candela.gateway.credentials.Credentials;
import io.candela.gateway.routes.Access;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StreamLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.candela.gateway.access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Line line = new Line(new EmbeddedChannel(), Framing.SERVER_SENT_EVENTS, _ -> {});
    private final Outgoing sent = new Outgoing(line, ByteBuffer.allocateDirect(0), 100);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        sent.add(new byte[3]);
        sent.add(new byte[4]);
    }

    @AfterEach
    void end() {
        logger.detachAppender(lines);
    }

    @Test
    void theEndOfAStreamSaysWhoseItWasAndWhatBecameOfIt() {
        new StreamLog(true).ended(line, visitor(), Duration.ofSeconds(2), sent, Goodbye.TOO_LARGE);
        assertThat(lines.list).hasSize(1);
        assertThat(said(lines.list.getFirst()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "requestId", "r-1",
                        "transport", "server-sent-events",
                        "credential", "key_log",
                        "millis", 2000L,
                        "messages", 2L,
                        "bytes", 7L,
                        "reason", "too-large"));
    }

    @Test
    void aStreamThatTheClientEndedSaysSo() {
        new StreamLog(true).ended(line, visitor(), Duration.ZERO, sent, null);
        assertThat(said(lines.list.getFirst())).containsEntry("reason", "client");
    }

    @Test
    void nothingIsSaidWhereNothingIsLogged() {
        new StreamLog(false).ended(line, visitor(), Duration.ZERO, sent, null);
        assertThat(lines.list).isEmpty();
    }

    private static Map<String, Object> said(ILoggingEvent line) {
        return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    private static Visitor visitor() {
        return new Visitor(
                Credentials.known(Credentials.active("key_log", Credentials.key(), "free", "stream")),
                new Access.Scoped("stream"),
                InetAddress.getLoopbackAddress(),
                "r-1",
                () -> {});
    }
}
