package io.candela.gateway.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes incidents of what is seen of parts from time to time. A part that has never been well, such as a service that has
 * not started yet, has no incident.
 */
final class Incidents {
    private final int kept;
    private final Set<String> wellOnce = new HashSet<>();
    private final SortedMap<String, Incident> open = new TreeMap<>();
    private final List<Incident> closed = new ArrayList<>();

    /** {@code kept} is how many that are over are remembered. */
    Incidents(int kept) {
        this.kept = kept;
    }

    /** Takes in what is wrong with each part at {@code now}; nothing is, where there is no text. */
    void observe(SortedMap<String, Optional<String>> troubles, Instant now) {
        troubles.forEach((part, trouble) -> {
            if (trouble.isEmpty()) {
                wellOnce.add(part);
                close(part, now);
            } else if (wellOnce.contains(part) && !open.containsKey(part)) {
                open.put(part, new Incident(part, trouble.get(), now, null));
            }
        });
    }

    /** Those that last, and those that were over last. */
    List<Incident> all() {
        List<Incident> all = new ArrayList<>(open.values());
        all.addAll(closed);
        return List.copyOf(all);
    }

    private void close(String part, Instant now) {
        Incident over = open.remove(part);
        if (over != null) {
            closed.addFirst(new Incident(part, over.trouble(), over.from(), now));
        }
        if (closed.size() > kept) {
            closed.removeLast();
        }
    }
}
