package io.candela.gateway.streams;

import io.candela.gateway.problems.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One stream. It is either where everybody is, and gets each frame as it comes, or has a {@link Backlog} to work off: after
 * it subscribed or came back, and whenever it does not read fast enough. So what is kept for a client that does not read is
 * a few numbers, whatever happens meanwhile. All of it happens on the event loop of its shard.
 */
final class Client {
    private final Shard shard;
    private final Line line;
    private final Visitor visitor;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Outgoing outgoing;
    private final Requests requests;
    private final CatchUp catchUp;
    private final Rights rights;
    private final long began;
    private @Nullable Group group;
    private @Nullable Goodbye goodbye;
    private boolean gone;
    private long emptySince;
    private long writtenAt;
    private long unreadSince;
    private long endedAt;
    private int heartbeats;

    Client(Shard shard, Line line, Visitor visitor) {
        this.shard = shard;
        this.line = line;
        this.visitor = visitor;
        this.rights = new Rights(shard, this, visitor);
        this.outgoing =
                new Outgoing(line, shard.scratch(), shard.properties().buffer().toBytes());
        this.requests = new Requests(shard, this);
        this.catchUp = new CatchUp(shard, this);
        this.began = shard.now();
        this.emptySince = began;
        this.writtenAt = began;
    }

    Shard shard() {
        return shard;
    }

    Line line() {
        return line;
    }

    // What it asks for

    /** A message has come in. */
    void received(byte[] message) {
        if (!ending()) {
            requests.received(message);
            flush();
        }
    }

    /** Subscribes at once, without a message. */
    void begin(Wish wish) {
        write(line.framing().comeBackAfter(shard.pause()));
        requests.whenLive(() -> subscribe(null, wish));
        flush();
    }

    /** Whether it is where everybody is. */
    boolean live() {
        return catchUp.backlog() == null && shard.ready();
    }

    Set<String> scopes() {
        return rights.scopes();
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** Grants {@code wish}: an acknowledgement, snapshots, and events from where the cursor is, or from now. */
    void subscribe(@Nullable JsonNode id, Wish wish) {
        select(wish.selections(), true);
        Backlog made = new Backlog(wish.cursor().map(Cursor::time).orElse(shard.millis()));
        List<Channel> lost = new ArrayList<>();
        for (ChannelBook book : group().books()) {
            List<Selection> selected = wish.of(book.channel());
            Optional<Place> place =
                    wish.cursor().flatMap(cursor -> cursor.in(book.channel().name()));
            if (selected.isEmpty()) {
                made.read(book, book.place().copy());
            } else if (place.isEmpty()) {
                made.begin(book, selected);
            } else if (!made.resume(book, selected, place.get())) {
                lost.add(book.channel());
            }
        }
        catchUp.begin(made);
        acknowledge(id, "subscribe", wish.selections(), made.cursor());
        lost.forEach(channel -> tellGap(channel, made.time(), shard.millis()));
        if (!shard.live()) {
            write(shard.messages().status(line.framing(), false));
        }
        pump();
    }

    void unsubscribe(@Nullable JsonNode id, List<Selection> selections) {
        select(selections, false);
        acknowledge(id, "unsubscribe", selections, cursor());
    }

    private void select(List<Selection> selections, boolean more) {
        List<String> touched = selections.stream()
                .map(selection -> selection.channel().name())
                .distinct()
                .toList();
        touched.forEach(channel -> shard.audience().unseat(this, subscriptions, channel));
        selections.forEach(more ? subscriptions::add : subscriptions::remove);
        touched.forEach(channel -> shard.audience().seat(this, subscriptions, channel));
        group = shard.group(line.framing(), Set.copyOf(subscriptions.channels()));
        emptySince = shard.now();
    }

    void acknowledge(@Nullable JsonNode id, String op, List<Selection> selections, byte @Nullable [] cursor) {
        List<String> texts = selections.stream().map(Selection::text).toList();
        write(shard.messages().acknowledgement(line.framing(), id, op, texts, cursor));
    }

    void refuse(@Nullable JsonNode id, Refusal refusal) {
        write(shard.messages().error(line.framing(), id, shard.problem(refusal, visitor.requestId())));
    }

    // What it gets

    /** The frame has just been added to the book, and is among what this client selected. */
    void deliver(Frame frame) {
        if (catchUp.backlog() != null) {
            return;
        }
        if (outgoing.makesRoom()) {
            write(group().event(frame));
        } else {
            catchUp.fallBehind(frame, group().books());
        }
    }

    /** Works off what it has not got yet, as far as it reads, and then what it asked for meanwhile. */
    void pump() {
        catchUp.pump();
        requests.proceed();
        flush();
    }

    /** What was not yet read of the channel is gone; a backlog finds out by itself. */
    void lost(ChannelBook book, long until) {
        if (catchUp.backlog() == null
                && !ending()
                && subscriptions.channels().contains(book.channel().name())) {
            tellGap(book.channel(), book.time(), until);
        }
    }

    /** The topic of {@code book} is another than before, or has more partitions. */
    void reopened(ChannelBook book, boolean another) {
        if (ending() || !subscriptions.channels().contains(book.channel().name())) {
            return;
        }
        Backlog backlog = catchUp.backlog();
        if (backlog != null) {
            backlog.reopen(book, another);
        }
        if (another) {
            tellGap(book.channel(), book.time(), shard.millis());
        }
    }

    /** Events between these times, in milliseconds since 1970, are lost to it. */
    void tellGap(Channel channel, long from, long until) {
        shard.metrics().gap(channel);
        write(shard.messages()
                .gap(line.framing(), channel.name(), Instant.ofEpochMilli(from), Instant.ofEpochMilli(until)));
    }

    /** Kafka answers again, or no more. */
    void source(boolean live) {
        if (!ending()) {
            write(shard.messages().status(line.framing(), live));
        }
    }

    // As time goes by

    /** Some of a second has passed. */
    void tick(long now, String time) {
        if (ending()) {
            if (now - endedAt > shard.properties().farewell().toNanos()) {
                var _ = line.channel().close();
            }
            return;
        }
        rights.check();
        if (!ending() && isPatientlyServed(now)) {
            pump();
            // Also while a backlog waits for what is read again: a client that took the silence for the end
            // would come back, and begin to wait anew.
            if (now - writtenAt >= shard.properties().heartbeat().toNanos() && outgoing.hasRoom()) {
                heartbeats++;
                write(shard.messages().heartbeat(line.framing(), heartbeats, cursor(), time));
            }
            flush(now);
        }
    }

    /** Ends a stream that nobody reads, or that nothing was asked of. */
    private boolean isPatientlyServed(long now) {
        if (line.channel().isWritable()) {
            unreadSince = 0;
        } else if (unreadSince == 0) {
            unreadSince = now;
        } else if (now - unreadSince > shard.properties().stalled().toNanos()) {
            end(Goodbye.SLOW, "Nothing was read for too long; the stream can be resumed.");
        }
        if (catchUp.outrun()) {
            end(Goodbye.SLOW, "The stream was not read fast enough; it can be resumed.");
        }
        if (subscriptions.isEmpty()
                && now - emptySince > shard.properties().unsubscribed().toNanos()) {
            end(Goodbye.IDLE, "Nothing was subscribed to.");
        }
        return !ending();
    }

    /** What it selects something of. */
    List<Channel> channels() {
        return group().books().stream().map(ChannelBook::channel).toList();
    }

    /** It may not have {@code channel} any more. */
    void withdraw(Channel channel) {
        shard.audience().unseat(this, subscriptions, channel.name());
        subscriptions.drop(channel.name());
        Backlog backlog = catchUp.backlog();
        if (backlog != null) {
            backlog.drop(channel);
        }
        group = shard.group(line.framing(), Set.copyOf(subscriptions.channels()));
        emptySince = shard.now();
        refuse(null, Selections.missingScope(channel));
    }

    private byte[] cursor() {
        Backlog backlog = catchUp.backlog();
        return backlog == null ? group().cursor(shard.millis()) : backlog.cursor();
    }

    private Group group() {
        if (group == null) {
            group = shard.group(line.framing(), Set.of());
        }
        return group;
    }

    // The end

    /** Says goodbye. What the client has not read by then it can still read for a while. */
    void end(Goodbye reason, String detail) {
        if (ending()) {
            return;
        }
        goodbye = reason;
        endedAt = shard.now();
        leave();
        shard.metrics().ended(reason);
        Long pause = shard.pause(reason);
        if (pause != null) {
            write(line.framing().comeBackAfter(pause));
        }
        write(shard.messages().goodbye(line.framing(), reason, detail, pause, shard.ready() ? cursor() : null));
        flush();
        line.hangUp().because(reason);
    }

    boolean ending() {
        return goodbye != null || gone;
    }

    /** The connection is gone. */
    void gone() {
        leave();
        outgoing.drop();
        shard.log().ended(line, visitor, Duration.ofNanos(shard.now() - began), outgoing, goodbye);
        gone = true;
    }

    private void leave() {
        visitor.place().leave();
        subscriptions.channels().forEach(channel -> shard.audience().unseat(this, subscriptions, channel));
    }

    // Writing

    /** Whether it reads fast enough for more. */
    boolean makesRoom() {
        return outgoing.makesRoom();
    }

    void write(byte[] message) {
        if (outgoing.add(message)) {
            shard.written(this);
        }
    }

    void flush() {
        if (outgoing.flush()) {
            writtenAt = shard.now();
        }
    }

    /** Hands what was written to the connection. */
    void flush(long now) {
        if (outgoing.flush()) {
            writtenAt = now;
        }
    }
}
