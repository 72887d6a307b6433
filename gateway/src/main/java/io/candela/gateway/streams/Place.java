package io.candela.gateway.streams;

import java.util.Arrays;

/** How far someone has read a channel: for each partition, the offset from which everything is still to be read. */
final class Place {
    private final String channel;
    private final int topic;
    private final long[] next;

    /** {@code topic} is a hash of the topic's Kafka id: one that is made anew has another; 0 while there is no topic. */
    Place(String channel, int topic, long... next) {
        this.channel = channel;
        this.topic = topic;
        this.next = next.clone();
    }

    String channel() {
        return channel;
    }

    int topic() {
        return topic;
    }

    int partitions() {
        return next.length;
    }

    long next(int partition) {
        return next[partition];
    }

    void move(int partition, long offset) {
        next[partition] = offset;
    }

    Place copy() {
        return new Place(channel, topic, next);
    }

    /** The same in a topic that may have got more partitions, of which nothing has been read. */
    Place in(Place other) {
        return new Place(channel, other.topic, Arrays.copyOf(next, other.next.length));
    }

    /** Where nothing has been read of the same topic. */
    Place beginning() {
        return new Place(channel, topic, new long[next.length]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place
                && channel.equals(place.channel)
                && topic == place.topic
                && Arrays.equals(next, place.next);
    }

    @Override
    public int hashCode() {
        return channel.hashCode() * 31 + Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return channel + '/' + topic + Arrays.toString(next);
    }
}
