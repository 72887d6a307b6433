package io.candela.gateway.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who gets what: the clients of a shard by channel, qualifier and key. */
final class Audience {
    private final Map<String, Map<String, Seats>> channels = new HashMap<>();

    /** Puts {@code client} where its subscriptions to {@code channel} belong. */
    void seat(Client client, Subscriptions subscriptions, String channel) {
        for (String qualifier : subscriptions.qualifiers(channel)) {
            Seats seats = channels.computeIfAbsent(channel, _ -> new HashMap<>())
                    .computeIfAbsent(qualifier, _ -> new Seats());
            if (subscriptions.everything(channel, qualifier)) {
                seats.everything.add(client);
            } else {
                for (String key : subscriptions.some(channel, qualifier)) {
                    seats.byKey.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(client);
                }
            }
        }
    }

    /** Undoes {@link #seat}, with the same subscriptions. */
    void unseat(Client client, Subscriptions subscriptions, String channel) {
        for (String qualifier : subscriptions.qualifiers(channel)) {
            Seats seats = channels.getOrDefault(channel, Map.of()).get(qualifier);
            if (seats == null) {
                continue;
            }
            if (subscriptions.everything(channel, qualifier)) {
                remove(seats.everything, client);
            } else {
                for (String key : subscriptions.some(channel, qualifier)) {
                    seats.byKey.computeIfPresent(key, (_, list) -> remove(list, client));
                }
            }
            if (seats.everything.isEmpty() && seats.byKey.isEmpty()) {
                channels.getOrDefault(channel, Map.of()).remove(qualifier);
            }
        }
    }

    /** Shows {@code each} of those who get {@code subject}, once, and returns how many there are. */
    int of(Subject subject, Consumer<Client> each) {
        Map<String, Seats> qualifiers = channels.get(subject.channel().name());
        Seats seats = qualifiers == null ? null : qualifiers.get(subject.qualifier());
        if (seats == null) {
            return 0;
        }
        seats.everything.forEach(each);
        List<Client> some = seats.byKey.getOrDefault(subject.key(), List.of());
        some.forEach(each);
        return seats.everything.size() + some.size();
    }

    // The last one takes the place of the one that leaves: order means nothing, and thousands may leave at once.
    private static @Nullable List<Client> remove(List<Client> clients, Client client) {
        int place = clients.indexOf(client);
        if (place >= 0) {
            Client last = clients.removeLast();
            if (last != client) {
                clients.set(place, last);
            }
        }
        return clients.isEmpty() ? null : clients;
    }

    private static final class Seats {
        private final List<Client> everything = new ArrayList<>(1);
        private final Map<String, List<Client>> byKey = new HashMap<>();
    }
}
