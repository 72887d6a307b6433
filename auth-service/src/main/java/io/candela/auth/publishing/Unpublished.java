package io.candela.auth.publishing;

import java.time.Instant;

/**
 * A row that is to be told.
 *
 * @param id the row's id, which is the key of the event
 * @param event the event that says what the row says
 * @param changedAt when the row came to say it
 */
public record Unpublished(String id, long revision, Object event, Instant changedAt) {}
