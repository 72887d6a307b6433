package io.candela.gateway.authentication;

import java.util.List;
import java.util.Locale;

/** What a request shows to say who makes it. */
sealed interface Presented {
    String BEARER = "bearer ";

    /** What these headers show, or else these query parameters where a ticket is of use. */
    static Presented in(List<String> authorization, List<String> apiKey, List<String> tickets) {
        if (tickets.isEmpty()) {
            return in(authorization, apiKey);
        }
        return tickets.size() == 1 && authorization.isEmpty() && apiKey.isEmpty()
                ? new Ticket(tickets.getFirst())
                : new Ambiguous();
    }

    private static Presented in(List<String> authorization, List<String> apiKey) {
        if (authorization.size() > 1 || apiKey.size() > 1) {
            return new Ambiguous();
        }
        if (authorization.isEmpty()) {
            return apiKey.isEmpty()
                    ? new Nothing()
                    : new Secret(apiKey.getFirst().strip());
        }
        String scheme = authorization.getFirst();
        if (!scheme.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return new OtherScheme();
        }
        String bearer = scheme.substring(BEARER.length()).strip();
        return apiKey.isEmpty() || apiKey.getFirst().strip().equals(bearer) ? new Secret(bearer) : new Ambiguous();
    }

    record Nothing() implements Presented {}

    /** A bearer token or an API key. */
    record Secret(String text) implements Presented {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** A ticket, whoever made it. */
    record Ticket(String text) implements Presented {
        @Override
        public String toString() {
            return "Ticket";
        }
    }

    /** The signature of a key that is named and not shown. */
    record Signature(String keyId) implements Presented {}

    /** Two credentials that differ: which of them counts is not for us to guess. */
    record Ambiguous() implements Presented {}

    /** Something other than a bearer token. */
    record OtherScheme() implements Presented {}
}
