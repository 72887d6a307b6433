package io.candela.gateway.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a client gets to where everybody is: by a backlog that it works off as fast as it reads, if it has one. */
final class CatchUp {
    private static final int STEPS_AT_ONCE = 2000;
    private static final long PATIENCE_AHEAD = Duration.ofSeconds(5).toNanos();

    private final Shard shard;
    private final Client client;
    private @Nullable Backlog backlog;
    private boolean wasLive;
    private boolean reading;
    private long aheadSince;

    CatchUp(Shard shard, Client client) {
        this.shard = shard;
        this.client = client;
    }

    /** Nothing for a client that is where everybody is. */
    @Nullable
    Backlog backlog() {
        return backlog;
    }

    /** Works off {@code made} from now on, for a client that has asked for it. */
    void begin(Backlog made) {
        backlog = made;
        wasLive = false;
    }

    /** Has the client, which was where everybody is, begin with {@code frame}, which there was no room for. */
    void fallBehind(Frame frame, List<ChannelBook> books) {
        Backlog made = new Backlog(frame.time());
        for (ChannelBook book : books) {
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

    /** Whether it was where everybody is, and will not get there again by what is remembered. */
    boolean outrun() {
        return backlog != null && wasLive && backlog.outrun();
    }

    /** Works the backlog off, as far as the client reads. */
    void pump() {
        for (int step = 0; backlog != null && !client.ending(); step++) {
            if (!client.makesRoom()) {
                return;
            }
            if (step == STEPS_AT_ONCE) {
                client.flush();
                // Scheduled, not executed: what connections have comes before it.
                var _ = shard.loop().schedule(client::pump, 0, TimeUnit.NANOSECONDS);
                return;
            }
            if (!carryOut(backlog, backlog.next(client.subscriptions()))) {
                return;
            }
        }
    }

    /** Whether there may be more to do at once. */
    private boolean carryOut(Backlog from, Backlog.Step step) {
        switch (step) {
            case Backlog.Step.Show(var snapshot) -> show(from, snapshot);
            case Backlog.Step.Send(var frame) -> {
                client.write(shard.messages().event(client.line().framing(), frame, from.cursor()));
                shard.metrics().sent(frame.subject().channel(), 1);
            }
            case Backlog.Step.Skip(var frame) ->
                shard.metrics().conflated(frame.subject().channel());
            case Backlog.Step.Lost(var channel, var since, var until) -> client.tellGap(channel, since, until);
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
        client.write(shard.messages().snapshot(client.line().framing(), snapshot.name(), shown, from.cursor()));
    }

    private void read(Backlog from, Backlog.Fetch fetch) {
        if (wasLive) {
            client.end(Goodbye.SLOW, "The stream was not read fast enough; it can be resumed.");
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
                                    client.pump();
                                }
                            },
                            shard.loop());
        }
    }

    /** Another gateway may be ahead of this one for a moment; a cursor from nowhere would wait forever. */
    private boolean isGivenUp(Backlog from) {
        if (aheadSince == 0) {
            aheadSince = shard.now();
        } else if (shard.now() - aheadSince > PATIENCE_AHEAD) {
            aheadSince = 0;
            from.giveUp().forEach(channel -> client.tellGap(channel, from.time(), shard.millis()));
            return true;
        }
        return false;
    }
}
