package io.candela.signals.scorecards;

import io.candela.platform.json.RecordJson;

/**
 * A row of the table, as it stands there.
 *
 * @param sequence from 1, without holes
 * @param previous the hash of the row before it
 * @param hash the row's own
 * @param record the outcome in JSON, of which every character counts
 */
record Link(long sequence, String previous, String hash, String record) {
    /** The row that follows {@code head} with {@code record}. */
    static Link after(Head head, String record) {
        return new Link(head.rows() + 1, head.hash(), Chain.hash(head.hash(), record), record);
    }

    Outcome outcome() {
        return RecordJson.mapper().readValue(record, Outcome.class);
    }

    Head head() {
        return new Head(sequence, hash);
    }
}
