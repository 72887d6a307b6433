package io.candela.gateway.status;

import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.streams.Streams;
import io.candela.gateway.upstream.Registry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Looks in the background at how services and feeds are doing. */
@Component
class StatusRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(StatusRunner.class);

    private final StatusProperties properties;
    private final Registry registry;
    private final SortedSet<String> services;
    private final Streams streams;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final Incidents incidents;
    private @Nullable ScheduledExecutorService rounds;
    private volatile Observed observed = new Observed(List.of(), List.of());

    StatusRunner(
            StatusProperties properties,
            Registry registry,
            RouteTable routes,
            Streams streams,
            JsonMapper mapper,
            InstantSource clock) {
        this.properties = properties;
        this.registry = registry;
        this.services = routes.services();
        this.streams = streams;
        this.mapper = mapper;
        this.clock = clock;
        this.incidents = new Incidents(properties.incidents());
    }

    Observed observed() {
        return observed;
    }

    /** Whether each service has an instance that is up. */
    SortedMap<String, Boolean> services() {
        SortedMap<String, Boolean> up = new TreeMap<>();
        services.forEach(service -> up.put(service, !registry.instances(service).isEmpty()));
        return up;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("status").daemon().factory());
        rounds = started;
        long pause = properties.every().toMillis();
        var _ = started.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
        }
        rounds = null;
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    private void look() {
        try {
            List<Feed> feeds = feeds();
            SortedMap<String, Optional<String>> troubles = new TreeMap<>();
            services().forEach((service, up) -> troubles.put(service, up ? Optional.empty() : Optional.of("away")));
            feeds.forEach(feed -> troubles.put("feed " + feed.name(), feed.trouble()));
            incidents.observe(troubles, clock.instant());
            observed = new Observed(feeds, incidents.all());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).log("The status could not be looked at");
        }
    }

    /** What feeds said last; what is known already while there is no answer, as before topics have been read. */
    private List<Feed> feeds() throws InterruptedException {
        try {
            Map<String, byte[]> said =
                    streams.newest(properties.feeds()).get(properties.every().toMillis(), TimeUnit.MILLISECONDS);
            return new TreeMap<>(said)
                    .entrySet().stream()
                            .map(feed -> Feed.of(feed.getKey(), mapper.readTree(feed.getValue())))
                            .toList();
        } catch (TimeoutException | ExecutionException | JacksonException unread) {
            log.atDebug()
                    .addKeyValue("reason", String.valueOf(unread.getMessage()))
                    .log("Feeds were not heard");
            return observed.feeds();
        }
    }
}
