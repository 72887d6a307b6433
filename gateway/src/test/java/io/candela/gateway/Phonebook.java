package io.candela.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/** A registry of services that the test itself keeps. */
public final class Phonebook implements DiscoveryClient {
    private final Map<String, List<ServiceInstance>> entries = new ConcurrentHashMap<>();

    public void put(String service, String... uris) {
        entries.put(
                service,
                Stream.of(uris)
                        .map(URI::create)
                        .<ServiceInstance>map(uri -> new DefaultServiceInstance(
                                service + "-" + uri.getPort(), service, uri.getHost(), uri.getPort(), false))
                        .toList());
    }

    void remove(String service) {
        entries.remove(service);
    }

    @Override
    public String description() {
        return "the test's own";
    }

    @Override
    public List<ServiceInstance> getInstances(String service) {
        return entries.getOrDefault(service, List.of());
    }

    @Override
    public List<String> getServices() {
        return List.copyOf(entries.keySet());
    }
}
