package io.candela.auth.publishing;

import io.candela.contracts.Topics.Topic;
import java.util.List;

/**
 * Rows of which each is told to the gateways as an event. A row knows its revision and the newest one that was
 * published, so that what is still to be told is known after any crash.
 */
public interface Outbox {
    Topic topic();

    /** The rows that have a revision to publish, as they are now, the longest waiting first. */
    List<Unpublished> unpublished(int limit);

    /** Keeps that the broker has these revisions. */
    void published(List<Unpublished> rows);
}
