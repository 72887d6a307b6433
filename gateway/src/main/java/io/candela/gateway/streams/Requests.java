package io.candela.gateway.streams;

import io.candela.gateway.problems.Refusal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client asks for, and whether it gets it. What would change the selection waits while a backlog is worked off. */
final class Requests {
    private static final int WAITING = 16;

    private final Shard shard;
    private final Client client;
    private final Conduct conduct;
    private @Nullable Queue<Runnable> waiting;

    Requests(Shard shard, Client client) {
        this.shard = shard;
        this.client = client;
        this.conduct = new Conduct(shard.properties(), shard.now());
    }

    /** A message has come in. */
    void received(byte[] message) {
        int longest = shard.longestMessage();
        if (message.length > longest) {
            client.end(Goodbye.TOO_LARGE, "A message may have %d bytes.".formatted(longest));
            return;
        }
        String limit = "A stream takes %d requests in a second."
                .formatted(shard.properties().requests());
        switch (conduct.request(shard.now())) {
            case FINE -> received(Request.read(message));
            case TOO_OFTEN -> client.refuse(Request.read(message).id(), new Refusal("rate-limited", limit));
            case FLOODING -> client.end(Goodbye.FLOODING, limit);
        }
    }

    private void received(Request request) {
        switch (request) {
            case Request.Ping(var id) -> client.acknowledge(id, "ping", List.of(), null);
            case Request.Unclear(var id, var reason) -> mistaken(id, reason);
            case Request.Subscribe subscribe -> whenLive(() -> subscribe(subscribe));
            case Request.Unsubscribe unsubscribe -> whenLive(() -> unsubscribe(unsubscribe));
        }
    }

    private void mistaken(@Nullable JsonNode id, String reason) {
        client.refuse(id, new Refusal("invalid-message", reason));
        if (conduct.errsAgain()) {
            client.end(Goodbye.MALFORMED, "Too many messages could not be understood.");
        }
    }

    /** Carries {@code request} out, or has it wait. */
    void whenLive(Runnable request) {
        if (client.live()) {
            request.run();
            return;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>(1);
        }
        waiting.add(request);
        if (waiting.size() > WAITING) {
            client.end(Goodbye.FLOODING, "Wait for answers before you send more requests.");
        }
    }

    /** Carries out what had to wait, as far as it need not wait on. */
    void proceed() {
        while (waiting != null && client.live() && !client.ending()) {
            Runnable request = waiting.remove();
            waiting = waiting.isEmpty() ? null : waiting;
            request.run();
        }
    }

    private void subscribe(Request.Subscribe request) {
        Optional<Cursor> cursor = Optional.ofNullable(request.resume()).flatMap(Cursor::read);
        if (request.resume() != null && cursor.isEmpty()) {
            client.refuse(request.id(), Wish.invalidCursor());
            return;
        }
        switch (read(request.channels())) {
            case Selections.Read.Refused(var refusal) -> client.refuse(request.id(), refusal);
            case Selections.Read.Selected(var selections) -> {
                Optional<Refusal> objection = objection(selections, cursor);
                if (objection.isPresent()) {
                    client.refuse(request.id(), objection.get());
                } else {
                    client.subscribe(request.id(), new Wish(selections, cursor));
                }
            }
        }
    }

    private void unsubscribe(Request.Unsubscribe request) {
        switch (read(request.channels())) {
            case Selections.Read.Refused(var refusal) -> client.refuse(request.id(), refusal);
            case Selections.Read.Selected(var selections) -> client.unsubscribe(request.id(), selections);
        }
    }

    private Selections.Read read(List<String> channels) {
        return shard.selections().read(channels, client.scopes());
    }

    private Optional<Refusal> objection(List<Selection> selections, Optional<Cursor> cursor) {
        int more = selections.stream()
                .mapToInt(each -> Math.max(1, each.keys().size()))
                .sum();
        int most = shard.properties().selections();
        if (client.subscriptions().count() + more > most) {
            return Optional.of(new Refusal(
                    "too-many-selections",
                    "A stream may select %d subjects; a wildcard counts as one.".formatted(most)));
        }
        return selections.stream()
                .map(selection -> selection.channel().name())
                .filter(channel -> client.subscriptions().channels().contains(channel)
                        && cursor.flatMap(it -> it.in(channel)).isPresent())
                .findFirst()
                .map(channel -> new Refusal(
                        "conflicting-resume",
                        "This stream reads '%s' already. Name all that you select of a channel in the request that resumes it."
                                .formatted(channel)));
    }
}
