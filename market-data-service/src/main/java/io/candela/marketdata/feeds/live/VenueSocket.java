package io.candela.marketdata.feeds.live;

import io.candela.marketdata.books.BookMessage;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection to a venue. What is not taken in time waits here, and then at the venue. */
final class VenueSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WAITING = 4_096;

    private final BlockingQueue<Arrived> arrived = new ArrayBlockingQueue<>(WAITING);
    private final WebSocket socket;

    private VenueSocket(HttpClient http, URI address) throws IOException, InterruptedException {
        socket = await(http.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(address, new Listener()));
    }

    static VenueSocket connect(HttpClient http, URI address) throws IOException, InterruptedException {
        return new VenueSocket(http, address);
    }

    void send(String text) throws IOException, InterruptedException {
        await(socket.sendText(text, true));
    }

    /** What comes next; nothing if it does not come in time. Throws when the connection has ended badly. */
    @Nullable
    Arrived next(Duration patience) throws IOException, InterruptedException {
        Arrived next = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next instanceof Arrived.Failed(Throwable cause)) {
            throw new IOException("The connection has failed", cause);
        }
        return next;
    }

    /** Puts something in line behind what has arrived, unless nobody takes it any more. */
    boolean add(Arrived what) throws InterruptedException {
        return arrived.offer(what, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        socket.abort();
        arrived.clear();
    }

    private static <T> T await(Future<T> result) throws IOException, InterruptedException {
        try {
            return result.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("The venue does not answer", late);
        }
    }

    /** What can come over a connection. */
    sealed interface Arrived {
        /** A whole text message. */
        @SuppressWarnings("ArrayRecordComponent") // nobody compares frames, and a copy costs
        record Frame(byte[] text) implements Arrived {}

        /** The venue looks whether we are there. */
        record Ping() implements Arrived {}

        /** Trades that were asked for because they had not been heard. */
        record Repaired(VenueRest.Missing missing, Parsed.Traded trades) implements Arrived {}

        /** The venue did not answer the request for such trades. */
        record Unrepaired(VenueRest.Missing missing) implements Arrived {}

        /** A book that was asked for. */
        record Snapshot(BookMessage book) implements Arrived {}

        record Closed(String why) implements Arrived {}

        record Failed(Throwable cause) implements Arrived {}
    }

    /** Asks for the next message when the last one has found a place, so that a full queue slows the venue down. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            if (!last || !parts.isEmpty()) {
                parts.append(data);
            }
            if (last) {
                String whole = parts.isEmpty() ? data.toString() : parts.toString();
                parts.setLength(0);
                put(new Arrived.Frame(whole.getBytes(StandardCharsets.UTF_8)));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            put(new Arrived.Ping());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            put(new Arrived.Closed(status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            put(error instanceof EOFException ? new Arrived.Closed("end of stream") : new Arrived.Failed(error));
        }

        private void put(Arrived what) {
            try {
                arrived.put(what);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
