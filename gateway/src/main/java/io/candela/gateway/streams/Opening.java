package io.candela.gateway.streams;

import io.candela.gateway.problems.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;

/** What a request to open a stream amounts to. */
sealed interface Opening {
    Set<String> PARAMETERS = Set.of("channel", "resume", "ticket");

    /** {@code compressible} if the client can do with {@link Compression}. */
    record WebSocket(boolean compressible) implements Opening {}

    /** Server-sent events of what the request selects. */
    record Events(Wish wish) implements Opening {}

    record Refused(Refusal refusal) implements Opening {}

    /** {@code scopes} are the caller's. */
    static Opening of(
            HttpHeaders headers, MultiValueMap<String, String> query, Selections selections, Set<String> scopes) {
        if ("websocket".equalsIgnoreCase(headers.getUpgrade())) {
            return webSocket(headers);
        }
        List<MediaType> accepted = headers.getAccept();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(type -> type.includes(MediaType.TEXT_EVENT_STREAM))) {
            return refused("not-acceptable", "A stream is text/event-stream, or a WebSocket.");
        }
        Set<String> unknown = new TreeSet<>(query.keySet());
        unknown.removeAll(PARAMETERS);
        if (!unknown.isEmpty()) {
            return refused(
                    "invalid-parameter",
                    "There is no parameter '%s'. Parameters are channel, resume and ticket."
                            .formatted(String.join("', '", unknown)));
        }
        return events(headers, query, selections, scopes);
    }

    private static Opening webSocket(HttpHeaders headers) {
        boolean complete = headers.getOrEmpty(HttpHeaders.CONNECTION).stream()
                        .anyMatch(
                                each -> each.toLowerCase(java.util.Locale.ROOT).contains("upgrade"))
                && headers.getFirst("Sec-WebSocket-Key") != null
                && "13".equals(headers.getFirst("Sec-WebSocket-Version"));
        return complete
                ? new WebSocket(Compression.isOffered(headers.getOrEmpty("Sec-WebSocket-Extensions")))
                : new Refused(
                        new Refusal("unsupported-websocket", "A WebSocket is opened as RFC 6455 says, in version 13.")
                                .with("Sec-WebSocket-Version", "13"));
    }

    private static Opening events(
            HttpHeaders headers, MultiValueMap<String, String> query, Selections selections, Set<String> scopes) {
        String last = headers.getFirst("Last-Event-ID");
        String resume = last == null || last.isEmpty() ? query.getFirst("resume") : last;
        Optional<Cursor> cursor = Optional.ofNullable(resume).flatMap(Cursor::read);
        if (resume != null && cursor.isEmpty()) {
            return new Refused(Wish.invalidCursor());
        }
        return switch (selections.read(query.getOrDefault("channel", List.of()), scopes)) {
            case Selections.Read.Selected(var selected) -> new Events(new Wish(selected, cursor));
            case Selections.Read.Refused(var refusal) -> new Refused(refusal);
        };
    }

    private static Opening refused(String code, String detail) {
        return new Refused(new Refusal(code, detail));
    }
}
