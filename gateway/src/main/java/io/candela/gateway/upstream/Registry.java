package io.candela.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/** The instances of services, as the registry's client knows them. Its answer is kept for a moment, as it is made anew each time. */
@Component
public class Registry {
    private static final long KEPT = Duration.ofMillis(500).toNanos();

    private final DiscoveryClient client;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    Registry(DiscoveryClient client) {
        this.client = client;
    }

    /** The addresses of all instances of {@code service} that are up; empty if there are none. */
    public List<URI> instances(String service) {
        long now = System.nanoTime();
        Snapshot known = snapshots.get(service);
        if (known == null || now - known.readAt() > KEPT) {
            known = new Snapshot(
                    client.getInstances(service).stream()
                            .map(ServiceInstance::getUri)
                            .sorted()
                            .toList(),
                    now);
            snapshots.put(service, known);
        }
        return known.instances();
    }

    private record Snapshot(List<URI> instances, long readAt) {}
}
