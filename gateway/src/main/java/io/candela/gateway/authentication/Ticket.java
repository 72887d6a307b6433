package io.candela.gateway.authentication;

import java.time.Instant;

/**
 * A ticket that was made just now.
 *
 * @param expiresAt from when on it opens nothing any more; what it opened before stays open
 */
record Ticket(String ticket, Instant expiresAt) {
    @Override
    public String toString() {
        return "Ticket until " + expiresAt;
    }
}
