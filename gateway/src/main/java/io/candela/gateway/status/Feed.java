package io.candela.gateway.status;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A source of data, as it says of itself.
 *
 * @param lastMessageAt when it was heard last; absent before the first time
 */
record Feed(String name, String state, @Nullable Instant lastMessageAt) {
    private static final Set<String> TROUBLES = Set.of("silent", "disconnected");

    static Feed of(String name, JsonNode said) {
        JsonNode last = said.path("lastMessageAt");
        return new Feed(
                name, said.path("state").asString("unknown"), last.isString() ? Instant.parse(last.asString()) : null);
    }

    /** What is wrong with it, if anything is. */
    Optional<String> trouble() {
        return Optional.of(state).filter(TROUBLES::contains);
    }
}
