package io.candela.gateway.openapi;

import io.candela.gateway.routes.RouteTable;
import io.candela.gateway.routes.RoutesProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The routes that the gateway is configured with. */
final class PublishedRoutes {
    private PublishedRoutes() {}

    static RouteTable table() {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RouteTable(new Binder(ConfigurationPropertySources.from(sources))
                .bind("candela.gateway", RoutesProperties.class)
                .get());
    }
}
