package io.candela.gateway.streams;

import java.util.List;

/** What happened to the topics, in order, for everyone who keeps a {@link Book}. */
sealed interface Update {
    /** Records came: first these frames, and then every record before {@code reached} has been read. */
    record Arrived(List<Frame> frames, List<Reached> reached) implements Update {
        public Arrived {
            frames = List.copyOf(frames);
            reached = List.copyOf(reached);
        }
    }

    /** A partition has been read up to {@code offset}. */
    record Reached(String channel, int partition, long offset) {}

    /** A topic is there, or is another one, or has more partitions; it is read from there on. */
    record Opened(Place from) implements Update {}

    /** Records were deleted before they were read: it goes on at {@code offset}. {@code time} is when that was found out. */
    record Lost(String channel, int partition, long offset, long time) implements Update {}

    /** Kafka answers, or has ceased to. */
    record Source(boolean live) implements Update {}
}
