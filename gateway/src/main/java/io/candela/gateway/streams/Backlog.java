package io.candela.gateway.streams;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a client still has to get until it is where everybody is. It holds positions, not frames: whoever asks {@link #next}
 * step by step, as fast as the client reads, gets every frame that counts, once and in order, from what the book remembers
 * or from pages of what lies before that.
 */
final class Backlog {
    private final List<Reach> reaches = new ArrayList<>();
    private final Deque<Snapshot> snapshots = new ArrayDeque<>();
    private final Queue<Frame> newest = new ArrayDeque<>();
    private long time;
    private @Nullable Page page;
    private @Nullable Fetch fetched;

    /** {@code time} of the newest event that the client has, in milliseconds since 1970. */
    Backlog(long time) {
        this.time = time;
    }

    /** Reads {@code book} from {@code place} on. */
    void read(ChannelBook book, Place place) {
        reaches.add(new Reach(book, place));
    }

    /** Begins with the newest frames of what is selected, and goes on from there. */
    void begin(ChannelBook book, List<Selection> selections) {
        Place now = book.place().copy();
        for (Selection selection : selections) {
            show(book, selection.name(), book.newest(selection), now);
        }
        // Who leaves before the end of the snapshot has seen nothing of it; of other channels the snapshot is a
        // courtesy.
        read(book, book.channel().newestCounts() ? now.beginning() : now.copy());
    }

    /**
     * Goes on from {@code place}, where only the newest counts by showing what is newer. Returns whether that is possible;
     * where it is not, since the topic is another one now, it reads from its beginning.
     */
    boolean resume(ChannelBook book, List<Selection> selections, Place place) {
        if (place.topic() != book.place().topic() && place.topic() != 0) {
            read(book, book.place().beginning());
            return false;
        }
        Place since = place.in(book.place());
        if (book.channel().newestCounts() && book.knows(since)) {
            Place after = book.place().copy();
            for (int i = 0; i < after.partitions(); i++) {
                after.move(i, Math.max(after.next(i), since.next(i)));
            }
            for (Selection selection : selections) {
                List<Frame> newer = new ArrayList<>(book.newest(selection));
                newer.removeIf(frame -> frame.offset() < since.next(frame.partition()));
                if (!newer.isEmpty()) {
                    show(book, selection.name(), newer, after);
                }
            }
        }
        read(book, since);
        return true;
    }

    private void show(ChannelBook book, String name, List<Frame> frames, Place after) {
        snapshots.add(new Snapshot(book, name, new ArrayDeque<>(frames), after.copy()));
    }

    /** Where the client is. */
    List<Place> places() {
        return reaches.stream().map(Reach::place).toList();
    }

    long time() {
        return time;
    }

    byte[] cursor() {
        return Cursor.write(time, places());
    }

    /** The topic of {@code book} is another one than before, or has more partitions. */
    void reopen(ChannelBook book, boolean another) {
        newest.clear();
        if (another) {
            snapshots.removeIf(snapshot -> snapshot.book == book);
        }
        for (Reach reach : reaches) {
            if (reach.book == book) {
                reach.place = another ? book.place().copy() : reach.place.in(book.place());
            }
        }
    }

    /** Gives up what there is of {@code channel}. */
    void drop(Channel channel) {
        newest.clear();
        snapshots.removeIf(snapshot -> snapshot.book.channel().equals(channel));
        reaches.removeIf(reach -> reach.book.channel().equals(channel));
    }

    /** What is to be done next for a client that gets {@code subscriptions}. */
    Step next(Subscriptions subscriptions) {
        Snapshot snapshot = snapshots.peek();
        if (snapshot != null) {
            return new Step.Show(snapshot);
        }
        for (Reach reach : reaches) {
            for (int partition = 0; partition < reach.place.partitions(); partition++) {
                Step step = next(reach, partition, subscriptions);
                if (!(step instanceof Step.Done)) {
                    return step;
                }
            }
        }
        return new Step.Done();
    }

    /** The snapshot has been shown to its end. */
    void shown(Snapshot snapshot) {
        snapshots.remove(snapshot);
        for (Reach reach : reaches) {
            if (reach.book == snapshot.book && snapshots.stream().noneMatch(other -> other.book == snapshot.book)) {
                reach.place = snapshot.after.copy();
            }
        }
    }

    /** Here is what {@link Step.Read} asked for. */
    void fetched(Fetch fetch, Page fetchedPage) {
        fetched = fetch;
        page = fetchedPage;
    }

    /** Whether some of it is not remembered any more, and would have to be read again. */
    boolean outrun() {
        return reaches.stream().anyMatch(reach -> !reach.book.knows(reach.place));
    }

    /** Waits no longer for what this gateway has not read: says of which channels it was ahead, and goes on where those are. */
    List<Channel> giveUp() {
        List<Channel> ahead = new ArrayList<>();
        for (Reach reach : reaches) {
            Place now = reach.book.place();
            for (int i = 0; i < now.partitions(); i++) {
                if (reach.place.next(i) > now.next(i)) {
                    reach.place.move(i, now.next(i));
                    ahead.add(reach.book.channel());
                }
            }
        }
        return ahead;
    }

    private Step next(Reach reach, int partition, Subscriptions subscriptions) {
        Place place = reach.place;
        PartitionBook book = reach.book.partition(partition);
        long end = reach.book.place().next(partition);
        while (place.next(partition) < end) {
            Frame frame;
            if (place.next(partition) < book.from()) {
                Fetch wanted = Fetch.of(reach.book, partition, place.next(partition), book.from());
                if (page == null || fetched == null || !fetched.covers(wanted, place.next(partition))) {
                    return new Step.Read(wanted);
                }
                if (place.next(partition) < page.from()) {
                    place.move(partition, page.from());
                    Frame first = page.from(0);
                    return new Step.Lost(reach.book.channel(), time, first == null ? time : first.time());
                }
                frame = page.from(place.next(partition));
                if (frame == null) {
                    place.move(partition, page.to());
                    continue;
                }
            } else if (reach.book.channel().newestCounts()) {
                frame = newest(reach.book, partition, place.next(partition), subscriptions);
            } else {
                frame = book.from(place.next(partition));
            }
            if (frame == null) {
                place.move(partition, end);
                continue;
            }
            place.move(partition, frame.offset() + 1);
            if (subscriptions.include(frame.subject())) {
                time = frame.time();
                return reach.book.superseded(frame) ? new Step.Skip(frame) : new Step.Send(frame);
            }
        }
        return place.next(partition) > end ? new Step.Ahead() : new Step.Done();
    }

    /** The next of the newest frames of a partition; those that have come since they were looked up are found the next time. */
    private @Nullable Frame newest(ChannelBook book, int partition, long offset, Subscriptions subscriptions) {
        Frame frame = newest.peek();
        if (frame == null
                || frame.partition() != partition
                || !frame.subject().channel().equals(book.channel())) {
            newest.clear();
            newest.addAll(book.newest(subscriptions, partition, offset));
        }
        return newest.poll();
    }

    /** A channel on the way to where it is for everybody. */
    private static final class Reach {
        private final ChannelBook book;
        private Place place;

        Reach(ChannelBook book, Place place) {
            this.book = book;
            this.place = place;
        }

        Place place() {
            return place;
        }
    }

    /** Newest frames that are shown together; who has seen them all is at {@code after}. */
    record Snapshot(ChannelBook book, String name, Queue<Frame> frames, Place after) {}

    /** A piece of a partition, from an offset on and to before another. */
    record Fetch(Channel channel, int topic, int partition, long from, long to) {
        /** Clients that come back at about the same time ask for the same pieces. */
        private static final int SIZE = 2048;

        static Fetch of(ChannelBook book, int partition, long offset, long limit) {
            long from = offset / SIZE * SIZE;
            return new Fetch(book.channel(), book.place().topic(), partition, from, Math.min(from + SIZE, limit));
        }

        private boolean covers(Fetch wanted, long offset) {
            return channel.equals(wanted.channel)
                    && topic == wanted.topic
                    && partition == wanted.partition
                    && from <= offset
                    && offset < to;
        }
    }

    /** What is to be done next. */
    sealed interface Step {
        /** Show some of the snapshot's frames, and when there are no more, say so by {@link Backlog#shown}. */
        record Show(Snapshot snapshot) implements Step {}

        /** Send the frame. */
        record Send(Frame frame) implements Step {}

        /** There is a newer frame, so this one need not be sent. */
        record Skip(Frame frame) implements Step {}

        /** Say that events are lost between these times, in milliseconds since 1970. */
        record Lost(Channel channel, long from, long to) implements Step {}

        /** Have the piece read, and bring it by {@link Backlog#fetched}. */
        record Read(Fetch fetch) implements Step {}

        /** Wait: the client has read further than this gateway. */
        record Ahead() implements Step {}

        /** The client is where everybody is. */
        record Done() implements Step {}
    }
}
