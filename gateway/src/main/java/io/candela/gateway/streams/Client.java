package io.candela.gateway.streams;

import io.candela.gateway.authentication.Entitlement;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.credentials.Standing;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One stream. It is either where everybody is, and gets each frame as it comes, or has a {@link Backlog} to work off: after
 * it subscribed or came back, and whenever it does not read fast enough. So what is kept for a client that does not read is
 * a few numbers, whatever happens meanwhile. All of it happens on the event loop of its connection.
 */
final class Client {
    private static final int WAITING_REQUESTS = 16;
    private static final int STEPS_AT_ONCE = 2000;
    private static final long PATIENCE_AHEAD = Duration.ofSeconds(5).toNanos();

    private final Shard shard;
    private final Line line;
    private final Visitor visitor;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Outgoing outgoing;
    private final Conduct conduct;
    private final long began;
    private KnownCredential caller;
    private @Nullable Group group;
    private @Nullable Backlog backlog;
    private boolean wasLive;
    private boolean reading;
    private long aheadSince;
    private @Nullable Queue<Runnable> waiting;
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
        this.caller = visitor.caller();
        this.outgoing = new Outgoing(line.channel(), shard.properties().buffer().toBytes());
        this.began = shard.now();
        this.conduct = new Conduct(shard.properties(), began);
        this.emptySince = began;
        this.writtenAt = began;
    }

    Line line() {
        return line;
    }

    // What it asks for

    /** A message has come in. */
    void received(byte[] message) {
        if (ending()) {
            return;
        }
        if (message.length > longestMessage()) {
            end(Goodbye.TOO_LARGE, "A message may have %d bytes.".formatted(longestMessage()));
            return;
        }
        String limit = "A stream takes %d requests in a second."
                .formatted(shard.properties().requests());
        switch (conduct.request(shard.now())) {
            case FINE -> received(Request.read(message));
            case TOO_OFTEN -> {
                refuse(Request.read(message).id(), new Refusal("rate-limited", limit));
                flush();
            }
            case FLOODING -> end(Goodbye.FLOODING, limit);
        }
    }

    private void received(Request request) {
        switch (request) {
            case Request.Ping(var id) ->
                write(shard.messages().acknowledgement(line.framing(), id, "ping", List.of(), null));
            case Request.Unclear(var id, var reason) -> mistaken(id, reason);
            case Request.Subscribe subscribe -> whenLive(() -> subscribe(subscribe));
            case Request.Unsubscribe unsubscribe -> whenLive(() -> unsubscribe(unsubscribe));
        }
        flush();
    }

    private void mistaken(@Nullable JsonNode id, String reason) {
        refuse(id, new Refusal("invalid-message", reason));
        if (conduct.errsAgain()) {
            end(Goodbye.MALFORMED, "Too many messages could not be understood.");
        }
    }

    /** Subscribes at once, without a message. */
    void begin(Wish wish) {
        write(line.framing().comeBackAfter(shard.pause()));
        whenLive(() -> subscribe(null, wish));
        flush();
    }

    // What is selected must not change while a backlog is worked off.
    private void whenLive(Runnable request) {
        if (backlog == null && shard.ready()) {
            request.run();
            return;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>(1);
        }
        waiting.add(request);
        if (waiting.size() > WAITING_REQUESTS) {
            end(Goodbye.FLOODING, "Wait for answers before you send more requests.");
        }
    }

    /** Carries out what had to wait. */
    void proceed() {
        while (waiting != null && backlog == null && !ending()) {
            Runnable request = waiting.remove();
            waiting = waiting.isEmpty() ? null : waiting;
            request.run();
        }
        flush();
    }

    private void subscribe(Request.Subscribe request) {
        Optional<Cursor> cursor = Optional.ofNullable(request.resume()).flatMap(Cursor::read);
        if (request.resume() != null && cursor.isEmpty()) {
            refuse(request.id(), Wish.invalidCursor());
            return;
        }
        switch (shard.selections().read(request.channels(), caller.credential().scopes())) {
            case Selections.Read.Refused(var refusal) -> refuse(request.id(), refusal);
            case Selections.Read.Selected(var selections) -> {
                Optional<Refusal> refusal = objection(selections, cursor);
                if (refusal.isPresent()) {
                    refuse(request.id(), refusal.get());
                } else {
                    subscribe(request.id(), new Wish(selections, cursor));
                }
            }
        }
    }

    private Optional<Refusal> objection(List<Selection> selections, Optional<Cursor> cursor) {
        int more = selections.stream()
                .mapToInt(each -> Math.max(1, each.keys().size()))
                .sum();
        if (subscriptions.count() + more > shard.properties().selections()) {
            return Optional.of(new Refusal(
                    "too-many-selections",
                    "A stream may select %d subjects; a wildcard counts as one."
                            .formatted(shard.properties().selections())));
        }
        return selections.stream()
                .map(selection -> selection.channel().name())
                .filter(channel -> subscriptions.channels().contains(channel)
                        && cursor.flatMap(it -> it.in(channel)).isPresent())
                .findFirst()
                .map(channel -> new Refusal(
                        "conflicting-resume",
                        "This stream reads '%s' already. Name all that you select of a channel in the request that resumes it."
                                .formatted(channel)));
    }

    /** Grants {@code wish}: an acknowledgement, snapshots, and events from where the cursor is, or from now. */
    private void subscribe(@Nullable JsonNode id, Wish wish) {
        select(wish.selections(), true);
        Backlog made = new Backlog(wish.cursor().map(Cursor::time).orElse(shard.millis()));
        List<byte[]> gaps = new ArrayList<>();
        for (ChannelBook book : group().books()) {
            List<Selection> selected = wish.of(book.channel());
            Optional<Place> place =
                    wish.cursor().flatMap(cursor -> cursor.in(book.channel().name()));
            if (selected.isEmpty()) {
                made.read(book, book.place().copy());
            } else if (place.isEmpty()) {
                made.begin(book, selected);
            } else if (!made.resume(book, selected, place.get())) {
                gaps.add(gap(book.channel(), made.time(), shard.millis()));
            }
        }
        backlog = made;
        wasLive = false;
        write(shard.messages()
                .acknowledgement(
                        line.framing(),
                        id,
                        "subscribe",
                        wish.selections().stream().map(Selection::text).toList(),
                        Cursor.write(made.time(), made.places())));
        gaps.forEach(this::write);
        if (!shard.live()) {
            write(shard.messages().status(line.framing(), false));
        }
        pump();
    }

    private void unsubscribe(Request.Unsubscribe request) {
        switch (shard.selections().read(request.channels(), caller.credential().scopes())) {
            case Selections.Read.Refused(var refusal) -> refuse(request.id(), refusal);
            case Selections.Read.Selected(var selections) -> {
                select(selections, false);
                write(shard.messages()
                        .acknowledgement(
                                line.framing(),
                                request.id(),
                                "unsubscribe",
                                selections.stream().map(Selection::text).toList(),
                                cursor()));
            }
        }
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

    private void refuse(@Nullable JsonNode id, Refusal refusal) {
        write(shard.messages().error(line.framing(), id, shard.problem(refusal, visitor.requestId())));
    }

    // What it gets

    /** The frame has just been added to the book, and is among what this client selected. */
    void deliver(Frame frame) {
        if (backlog != null) {
            return;
        }
        if (outgoing.makesRoom()) {
            write(group().event(frame));
        } else {
            fallBehind(frame);
        }
    }

    private void fallBehind(Frame frame) {
        Backlog made = new Backlog(frame.time());
        for (ChannelBook book : group().books()) {
            Place place = book.place().copy();
            if (book.channel().equals(frame.subject().channel())) {
                place.move(frame.partition(), frame.offset());
            }
            made.read(book, place);
        }
        backlog = made;
        wasLive = true;
        shard.metrics().behind();
    }

    /** Works the backlog off, as far as the client reads. */
    void pump() {
        for (int step = 0; backlog != null && !ending(); step++) {
            if (!outgoing.makesRoom()) {
                return;
            }
            if (step == STEPS_AT_ONCE) {
                flush();
                line.channel().eventLoop().execute(this::pump);
                return;
            }
            if (!carryOut(backlog, backlog.next(subscriptions))) {
                break;
            }
        }
        proceed();
    }

    /** Whether there may be more to do at once. */
    private boolean carryOut(Backlog from, Backlog.Step step) {
        switch (step) {
            case Backlog.Step.Show(var snapshot) -> show(from, snapshot);
            case Backlog.Step.Send(var frame) -> {
                write(shard.messages().event(line.framing(), frame, Cursor.write(from.time(), from.places())));
                shard.metrics().sent(frame.subject().channel(), 1);
            }
            case Backlog.Step.Skip(var frame) ->
                shard.metrics().conflated(frame.subject().channel());
            case Backlog.Step.Lost(var channel, var since, var until) -> write(gap(channel, since, until));
            case Backlog.Step.Read(var fetch) -> {
                read(from, fetch);
                return false;
            }
            case Backlog.Step.Ahead _ -> {
                return isGivenUp(from);
            }
            case Backlog.Step.Done _ -> {
                backlog = null;
                aheadSince = 0;
            }
        }
        return true;
    }

    private void show(Backlog from, Backlog.Snapshot snapshot) {
        List<Frame> shown = new ArrayList<>();
        long bytes = 0;
        while (!snapshot.frames().isEmpty()
                && bytes < shard.properties().buffer().toBytes()) {
            Frame frame = snapshot.frames().remove();
            shown.add(frame);
            bytes += frame.data().length;
        }
        if (snapshot.frames().isEmpty()) {
            from.shown(snapshot);
        }
        write(shard.messages()
                .snapshot(line.framing(), snapshot.name(), shown, Cursor.write(from.time(), from.places())));
    }

    private void read(Backlog from, Backlog.Fetch fetch) {
        if (wasLive) {
            end(Goodbye.SLOW, "The stream was not read fast enough; it can be resumed.");
        } else if (!reading) {
            reading = true;
            var _ = shard.pages()
                    .read(fetch)
                    .whenCompleteAsync(
                            (page, failure) -> {
                                reading = false;
                                // Otherwise the next tick asks again.
                                if (failure == null) {
                                    from.fetched(fetch, page);
                                    pump();
                                }
                            },
                            line.channel().eventLoop());
        }
    }

    /** Another gateway may be ahead of this one for a moment; a cursor from nowhere would wait forever. */
    private boolean isGivenUp(Backlog from) {
        if (aheadSince == 0) {
            aheadSince = shard.now();
        } else if (shard.now() - aheadSince > PATIENCE_AHEAD) {
            aheadSince = 0;
            from.giveUp().forEach(channel -> write(gap(channel, from.time(), shard.millis())));
            return true;
        }
        return false;
    }

    /** What was not yet read of the channel is gone; a backlog finds out by itself. */
    void lost(ChannelBook book, long until) {
        if (backlog == null
                && !ending()
                && subscriptions.channels().contains(book.channel().name())) {
            write(gap(book.channel(), book.time(), until));
        }
    }

    /** The topic of {@code book} is another than before, or has more partitions. */
    void reopened(ChannelBook book, boolean another) {
        if (ending() || !subscriptions.channels().contains(book.channel().name())) {
            return;
        }
        if (backlog != null) {
            backlog.reopen(book, another);
        }
        if (another) {
            write(gap(book.channel(), book.time(), shard.millis()));
        }
    }

    private byte[] gap(Channel channel, long from, long until) {
        shard.metrics().gap(channel);
        return shard.messages()
                .gap(line.framing(), channel.name(), Instant.ofEpochMilli(from), Instant.ofEpochMilli(until));
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
        checkRights();
        if (ending()) {
            return;
        }
        if (line.channel().isWritable()) {
            unreadSince = 0;
        } else if (unreadSince == 0) {
            unreadSince = now;
        } else if (now - unreadSince > shard.properties().stalled().toNanos()) {
            end(Goodbye.SLOW, "Nothing was read for too long; the stream can be resumed.");
            return;
        }
        if (backlog != null && wasLive && backlog.outrun()) {
            end(Goodbye.SLOW, "The stream was not read fast enough; it can be resumed.");
            return;
        }
        if (subscriptions.isEmpty()
                && now - emptySince > shard.properties().unsubscribed().toNanos()) {
            end(Goodbye.IDLE, "Nothing was subscribed to.");
            return;
        }
        pump();
        if (now - writtenAt >= shard.properties().heartbeat().toNanos() && outgoing.hasRoom()) {
            heartbeats++;
            write(shard.messages().heartbeat(line.framing(), heartbeats, cursor(), time));
        }
        flush();
    }

    /** The credential may be over, or be another than it was. */
    private void checkRights() {
        switch (shard.standing(caller)) {
            case Standing.Revoked _ -> end(Goodbye.REVOKED, "The API key of this stream has been revoked.");
            case Standing.Expired(var at) ->
                end(Goodbye.EXPIRED, "The API key of this stream expired at %s.".formatted(at));
            case Standing.Good(var now) -> {
                if (now.credential().revision() != caller.credential().revision()) {
                    holdTo(now);
                }
            }
        }
    }

    private void holdTo(KnownCredential now) {
        caller = now;
        if (!now.admits(visitor.address())) {
            end(Goodbye.REVOKED, "The API key of this stream may not be used from this address any more.");
        } else if (Entitlement.check(visitor.access(), now.credential().scopes())
                instanceof Verdict.Refused(var refusal)) {
            end(Goodbye.REVOKED, refusal.detail());
        } else {
            group().books().stream()
                    .map(ChannelBook::channel)
                    .filter(channel -> !now.credential().scopes().contains(channel.scope()))
                    .forEach(this::withdraw);
        }
    }

    private void withdraw(Channel channel) {
        shard.audience().unseat(this, subscriptions, channel.name());
        subscriptions.drop(channel.name());
        if (backlog != null) {
            backlog.drop(channel);
        }
        group = shard.group(line.framing(), Set.copyOf(subscriptions.channels()));
        emptySince = shard.now();
        refuse(null, Selections.missingScope(channel));
    }

    private byte[] cursor() {
        return backlog == null ? group().cursor(shard.millis()) : Cursor.write(backlog.time(), backlog.places());
    }

    private Group group() {
        if (group == null) {
            group = shard.group(line.framing(), Set.of());
        }
        return group;
    }

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

    int longestMessage() {
        return (int) shard.properties().message().toBytes();
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

    private void write(byte[] message) {
        if (outgoing.add(message)) {
            shard.written(this);
        }
        writtenAt = shard.now();
    }

    /** Hands what was written to the connection. */
    void flush() {
        outgoing.flush();
    }
}
