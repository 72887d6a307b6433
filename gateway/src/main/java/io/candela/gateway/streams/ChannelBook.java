package io.candela.gateway.streams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is remembered of one channel: how far it has been read, the newest frame of each subject, and frames before it. */
final class ChannelBook {
    private final Channel channel;
    private final Map<String, Map<String, Frame>> newest = new HashMap<>();
    private final List<PartitionBook> partitions = new ArrayList<>();
    private Place place;
    private long time;

    ChannelBook(Channel channel) {
        this.channel = channel;
        this.place = new Place(channel.name(), 0);
    }

    ChannelBook copy() {
        ChannelBook copy = new ChannelBook(channel);
        newest.forEach((qualifier, frames) -> copy.newest.put(qualifier, new HashMap<>(frames)));
        partitions.forEach(partition -> copy.partitions.add(partition.copy()));
        copy.place = place.copy();
        copy.time = time;
        return copy;
    }

    Channel channel() {
        return channel;
    }

    /** How far it has been read. It moves on. */
    Place place() {
        return place;
    }

    /** When its newest frame came to Kafka, in milliseconds since 1970. */
    long time() {
        return time;
    }

    PartitionBook partition(int partition) {
        return partitions.get(partition);
    }

    /**
     * The topic is there, and is read from {@code from} on. Where it is another topic than before, what was known of that one
     * is forgotten; where it has more partitions, they are added.
     */
    void open(Place from) {
        if (from.topic() != place.topic()) {
            newest.clear();
            partitions.clear();
        }
        for (int i = partitions.size(); i < from.partitions(); i++) {
            partitions.add(partition(from.next(i)));
        }
        place = from.copy();
    }

    /** What lies between where it was read to and {@code offset} is lost. */
    void skip(int partition, long offset) {
        partitions.set(partition, partition(offset));
        place.move(partition, offset);
    }

    void add(Frame frame) {
        partitions.get(frame.partition()).add(frame);
        newest.computeIfAbsent(frame.subject().qualifier(), _ -> new HashMap<>())
                .put(frame.subject().key(), frame);
        place.move(frame.partition(), frame.offset() + 1);
        time = Math.max(time, frame.time());
    }

    /** All records before {@code offset} have been read. */
    void advance(int partition, long offset) {
        place.move(partition, Math.max(place.next(partition), offset));
    }

    /** Whether all that came after {@code since} is known. */
    boolean knows(Place since) {
        for (int i = 0; i < since.partitions(); i++) {
            if (since.next(i) < partitions.get(i).from()) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code frame} may give way to a newer one. */
    boolean superseded(Frame frame) {
        Frame last = newest(frame.subject().qualifier(), frame.subject().key());
        return frame.conflatable() && last != null && last.offset() > frame.offset();
    }

    /** The newest frame of each subject. */
    List<Frame> newest() {
        return newest.values().stream()
                .flatMap(frames -> frames.values().stream())
                .toList();
    }

    /** The newest frames of what is selected, the oldest of them first. */
    List<Frame> newest(Selection selection) {
        return sorted(selection.qualifier(), selection.everything(), selection.keys());
    }

    /** The newest frames of everything that {@code subscriptions} include, by offset, within a partition from {@code offset} on. */
    List<Frame> newest(Subscriptions subscriptions, int partition, long offset) {
        List<Frame> found = new ArrayList<>();
        for (String qualifier : subscriptions.qualifiers(channel.name())) {
            found.addAll(sorted(
                    qualifier,
                    subscriptions.everything(channel.name(), qualifier),
                    subscriptions.some(channel.name(), qualifier)));
        }
        found.removeIf(frame -> frame.partition() != partition || frame.offset() < offset);
        found.sort(Comparator.comparingLong(Frame::offset));
        return found;
    }

    private List<Frame> sorted(String qualifier, boolean everything, Set<String> keys) {
        List<Frame> found = new ArrayList<>();
        if (everything) {
            found.addAll(newest.getOrDefault(qualifier, Map.of()).values());
        } else {
            for (String key : keys) {
                Frame frame = newest(qualifier, key);
                if (frame != null) {
                    found.add(frame);
                }
            }
        }
        found.sort(Comparator.comparingLong(Frame::time)
                .thenComparingInt(Frame::partition)
                .thenComparingLong(Frame::offset));
        return found;
    }

    private @Nullable Frame newest(String qualifier, String key) {
        return newest.getOrDefault(qualifier, Map.of()).get(key);
    }

    private PartitionBook partition(long from) {
        // Of a topic that is read as a whole everything is known, wherever compaction has let it begin.
        return new PartitionBook(channel.history(), channel.newestCounts(), channel.history() == 0 ? 0 : from);
    }
}
