package io.candela.gateway.openapi;

import io.candela.gateway.documents.Frame;
import io.candela.gateway.documents.PublishedDocument;
import io.candela.gateway.openapi.Description.Broken;
import io.candela.gateway.openapi.Description.Complete;
import io.candela.gateway.openapi.Description.Incomplete;
import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.shape.ShapeProperties;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the description of the API up to date, in the background. Of each service the last good description is kept, so
 * that the document does not depend on who is up at the moment; and it is not served before it is whole.
 */
@Component
class DescriptionRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DescriptionRunner.class);

    private final ServiceDescriptions services;
    private final OpenApiMerger merger;
    private final OpenApiProperties properties;
    private final SortedSet<String> names;
    private final SortedMap<String, JsonNode> known = new TreeMap<>();
    private @Nullable ScheduledExecutorService rounds;
    private volatile Description description;

    DescriptionRunner(
            ServiceDescriptions services, RouteTable routes, ShapeProperties shape, OpenApiProperties properties) {
        this.services = services;
        this.merger = new OpenApiMerger(Frame.load("openapi.yaml"), routes, Room.of(shape));
        this.properties = properties;
        this.names = routes.services();
        this.description = new Incomplete(names);
    }

    Description description() {
        return description;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("api-description").daemon().factory());
        rounds = started;
        started.execute(() -> round(started));
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

    private void round(ScheduledExecutorService executor) {
        try {
            for (String service : names) {
                services.of(service).ifPresent(read -> known.put(service, read));
            }
            description = describe();
        } catch (InterruptedException stopped) {
            return;
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).log("The description of the API could not be made");
        }
        Duration pause = description instanceof Incomplete ? properties.retry() : properties.refresh();
        var _ = executor.schedule(() -> round(executor), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Description describe() {
        SortedSet<String> missing = new TreeSet<>(names);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            return new Incomplete(missing);
        }
        return switch (merger.merge(known)) {
            case Merging.Merged(var document) -> new Complete(PublishedDocument.of(document));
            case Merging.Conflicting(var reasons) -> {
                log.atError().addKeyValue("reasons", reasons).log("The services' descriptions do not fit together");
                yield description instanceof Complete before ? before : new Broken();
            }
        };
    }
}
