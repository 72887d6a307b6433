package io.candela.auth.publishing;

/**
 * A row of an {@link Outbox} was changed. Sent inside the transaction that changed it, so that it is published as soon
 * as that is committed; a change that sends none is found a sweep later.
 */
public record SomethingToPublish() {}
