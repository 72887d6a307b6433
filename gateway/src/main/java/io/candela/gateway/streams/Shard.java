package io.candela.gateway.streams;

import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.credentials.Standing;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The streams of one event loop, with a book of their own, so that nothing is locked and nothing is shared but frames. */
final class Shard {
    private static final int TICKS = 4;
    /** Within a second everybody is held to the rights that their credential has then. */
    private static final long LONGEST_TICK = Duration.ofMillis(250).toNanos();

    private static final long SOON = 1000;
    private static final int SCRATCH = 128 * 1024;

    private final EventLoop loop;
    private final Surroundings surroundings;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    private final Compression compression = new Compression();
    private final Messages messages = new Messages(compression);
    private final Audience audience = new Audience();
    private final Set<Client> clients = new LinkedHashSet<>();
    private final Map<Framing, Map<Set<String>, Group>> groups = new HashMap<>();
    private final Consumer<Client> delivery = this::deliver;
    private @Nullable Book book;
    private @Nullable Frame delivered;
    private List<Client> written = new ArrayList<>();
    private boolean live = true;
    private boolean flushing;
    private long flushedAt;

    Shard(EventLoop loop, Surroundings surroundings) {
        this.loop = loop;
        this.surroundings = surroundings;
        long interval = Math.min(LONGEST_TICK, properties().heartbeat().toNanos() / TICKS);
        var _ = loop.scheduleAtFixedRate(this::tick, interval, interval, TimeUnit.NANOSECONDS);
    }

    EventLoop loop() {
        return loop;
    }

    /** Has {@code task} run on the event loop. Returns false if that has ended. */
    boolean run(Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    /** What is written passes through here. */
    ByteBuffer scratch() {
        return scratch;
    }

    // What happens

    /** From now on it gets all updates, and this is what was before them. */
    void start(Book begun, boolean live) {
        book = begun;
        this.live = live;
        List.copyOf(clients).forEach(Client::pump);
    }

    void apply(Update update) {
        Book known = book();
        switch (update) {
            case Update.Arrived(var frames, var reached) -> {
                frames.forEach(frame -> add(known, frame));
                reached.forEach(reach -> known.channel(reach.channel()).advance(reach.partition(), reach.offset()));
            }
            case Update.Opened(var from) -> open(known.channel(from.channel()), from);
            case Update.Lost(var channel, var partition, var offset, var time) -> {
                known.channel(channel).skip(partition, offset);
                clients.forEach(client -> client.lost(known.channel(channel), time));
            }
            case Update.Source(var answers) -> {
                live = answers;
                clients.forEach(client -> client.source(answers));
            }
        }
    }

    private void add(Book known, Frame frame) {
        known.channel(frame.subject().channel().name()).add(frame);
        delivered = frame;
        int count = audience.of(frame.subject(), delivery);
        if (count > 0) {
            metrics().sent(frame.subject().channel(), count);
        }
    }

    private void deliver(Client client) {
        Frame frame = delivered;
        if (frame != null) {
            client.deliver(frame);
        }
    }

    private void open(ChannelBook known, Place from) {
        int before = known.place().topic();
        known.open(from);
        boolean another = before != from.topic() && before != 0;
        clients.forEach(client -> client.reopened(known, another));
    }

    private void tick() {
        long now = now();
        String time =
                surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        if (ready()) {
            List.copyOf(clients).forEach(client -> client.tick(now, time));
        }
    }

    // Who is there

    void join(Client client) {
        clients.add(client);
        metrics().opened(client.line().framing());
    }

    void leave(Client client) {
        if (clients.remove(client)) {
            client.gone();
            metrics().closed(client.line().framing());
        }
    }

    void endAll(Goodbye reason, String detail) {
        List.copyOf(clients).forEach(client -> client.end(reason, detail));
    }

    // Writing

    /** Something waits to be written to {@code client}. */
    void written(Client client) {
        written.add(client);
    }

    /** Hands what was written to the connections, all of it together with what comes right after. */
    void flushSoon() {
        long wait = properties().coalescing().toNanos() - (now() - flushedAt);
        if (wait <= 0) {
            flush();
        } else if (!flushing) {
            flushing = true;
            var _ = loop.schedule(this::flush, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void flush() {
        flushing = false;
        List<Client> now = written;
        written = new ArrayList<>(now.size());
        long time = now();
        for (Client client : now) {
            client.flush(time);
            client.pump();
        }
        flushedAt = now();
    }

    // What clients need

    boolean ready() {
        return book != null;
    }

    boolean live() {
        return live;
    }

    Audience audience() {
        return audience;
    }

    Group group(Framing framing, Set<String> channels) {
        return groups.computeIfAbsent(framing, _ -> new HashMap<>())
                .computeIfAbsent(
                        channels,
                        names -> new Group(
                                framing,
                                book().channels().stream()
                                        .filter(each ->
                                                names.contains(each.channel().name()))
                                        .toList(),
                                messages));
    }

    Messages messages() {
        return messages;
    }

    Compression compression() {
        return compression;
    }

    Selections selections() {
        return surroundings.selections();
    }

    Pages pages() {
        return surroundings.pages();
    }

    StreamLog log() {
        return surroundings.log();
    }

    StreamMetrics metrics() {
        return surroundings.metrics();
    }

    /** Whether the credential of {@code caller} may be used now, and what it is by now. */
    Standing standing(KnownCredential caller) {
        return surroundings
                .credentials()
                .standing(caller.credential().id(), surroundings.clock().instant());
    }

    StreamsProperties properties() {
        return surroundings.properties();
    }

    int longestMessage() {
        return (int) properties().message().toBytes();
    }

    JsonNode problem(Refusal refusal, String requestId) {
        return surroundings.refusals().describe(refusal, StreamController.PATH, requestId);
    }

    /** How many milliseconds a client whose connection ends may wait before it comes back. */
    long pause() {
        return SOON;
    }

    /** The same after a goodbye; nothing if it may not come back. After a shutdown, when all come at once, they spread. */
    @Nullable
    Long pause(Goodbye reason) {
        if (!reason.returnable()) {
            return null;
        }
        return reason == Goodbye.SHUTDOWN
                ? ThreadLocalRandom.current().nextLong(properties().reconnect().toMillis() + 1)
                : SOON;
    }

    /** For intervals. */
    long now() {
        return System.nanoTime();
    }

    /** The time of day, in milliseconds since 1970. */
    long millis() {
        return surroundings.clock().millis();
    }

    private Book book() {
        if (book == null) {
            throw new IllegalStateException("Nothing happens before the book is there");
        }
        return book;
    }

    /** What all shards have in common. */
    record Surroundings(
            StreamsProperties properties,
            Selections selections,
            Pages pages,
            StreamMetrics metrics,
            Refusals refusals,
            CredentialDirectory credentials,
            StreamLog log,
            InstantSource clock) {}
}
