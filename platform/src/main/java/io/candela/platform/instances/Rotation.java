package io.candela.platform.instances;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns among the instances of one service. One that could not be reached is passed over for a while, since it
 * takes the registry some seconds to notice a death; if all are so, they are tried all the same.
 */
public final class Rotation {
    private final Duration rest;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, Instant> unreachableUntil = new ConcurrentHashMap<>();

    /**
     * Begins with all instances reachable.
     *
     * @param rest how long one that could not be reached is passed over
     */
    public Rotation(Duration rest) {
        this.rest = rest;
    }

    /** The next instance other than {@code tried}, or nothing if there is none. */
    public @Nullable URI next(List<URI> instances, @Nullable URI tried, Instant now) {
        int size = instances.size();
        if (size == 0) {
            return null;
        }
        int start = Math.floorMod(turn.getAndIncrement(), size);
        URI resting = null;
        for (int i = 0; i < size; i++) {
            URI instance = instances.get((start + i) % size);
            if (instance.equals(tried)) {
                continue;
            }
            if (!rests(instance, now)) {
                return instance;
            }
            resting = instance;
        }
        return resting;
    }

    /** Has {@code instance} passed over for a while. */
    public void unreachable(URI instance, Instant now) {
        unreachableUntil.values().removeIf(until -> !now.isBefore(until));
        unreachableUntil.put(instance, now.plus(rest));
    }

    private boolean rests(URI instance, Instant now) {
        Instant until = unreachableUntil.isEmpty() ? null : unreachableUntil.get(instance);
        return until != null && now.isBefore(until);
    }
}
