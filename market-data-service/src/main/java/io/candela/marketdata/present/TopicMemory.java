package io.candela.marketdata.present;

import io.candela.contracts.Topics.Topic;

/** What is kept in memory of one topic. It is told by one thread and asked by many. */
public interface TopicMemory {
    Topic topic();

    /**
     * How many of the newest records of each partition are wanted from the time before the start. Where several memories
     * keep the same topic, each is told what the one that wants most is told.
     */
    default long tail() {
        return Long.MAX_VALUE;
    }

    /** Called once, before the first value: whether the topic has been read from its very first record. */
    default void begin(boolean complete) {}

    void take(Object value);
}
