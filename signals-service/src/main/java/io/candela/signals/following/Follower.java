package io.candela.signals.following;

import io.candela.contracts.Topics.Topic;
import java.util.List;

/**
 * Puts the events of some topics into the database. One replica does so at a time, and what it puts there is committed
 * together with how far it has read: each event takes effect once.
 */
public interface Follower {
    /** A lower-case word, under which its positions are kept. */
    String name();

    /** What it reads, in no order among topics. */
    List<Topic> topics();

    /** Whether it has any use for {@code event}; asked outside of transactions. */
    boolean wants(Object event);

    /** Takes the events that it {@link #wants}, in the order of their partitions, in a transaction. */
    void take(List<Object> events);
}
