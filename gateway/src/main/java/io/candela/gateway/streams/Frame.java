package io.candela.gateway.streams;

/** One record of a topic, as it is relayed: made once and shared by everyone who gets it. */
final class Frame {
    private final Subject subject;
    private final int partition;
    private final long offset;
    private final long time;
    private final boolean conflatable;
    private final byte[] data;

    /** {@code data} is the record's value, a JSON object on one line; nobody changes it any more. */
    Frame(Subject subject, int partition, long offset, long time, boolean conflatable, byte[] data) {
        this.subject = subject;
        this.partition = partition;
        this.offset = offset;
        this.time = time;
        this.conflatable = conflatable;
        this.data = data;
    }

    Subject subject() {
        return subject;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /** When it came to Kafka, in milliseconds since 1970. */
    long time() {
        return time;
    }

    /** Whether it counts no more once there is a newer one of its subject. */
    boolean conflatable() {
        return conflatable;
    }

    byte[] data() {
        return data;
    }

    @Override
    public String toString() {
        return subject + "@" + partition + '/' + offset;
    }
}
