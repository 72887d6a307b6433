package io.candela.auth.bootstrap;

import io.candela.auth.bootstrap.BootstrapProperties.Entry;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Sees to it, at each start and before the service is ready, that the configured keys are there as configured. */
@Component
@EnableConfigurationProperties(BootstrapProperties.class)
class Bootstrap implements ApplicationRunner {
    private final BootstrapProperties properties;
    private final BootstrapKeys keys;
    private final Environment environment;

    Bootstrap(BootstrapProperties properties, BootstrapKeys keys, Environment environment) {
        this.properties = properties;
        this.keys = keys;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        properties.bootstrap().forEach(entry -> keys.ensure(entry, secretOf(entry)));
    }

    /** Messages name the file, never what is in it. */
    private ApiKey secretOf(Entry entry) {
        ApiKey secret = ApiKey.parse(contentOf(entry))
                .orElseThrow(() -> new IllegalStateException("%s does not hold an API key".formatted(entry.keyFile())));
        if (!environment.admits(secret.mode())) {
            throw new IllegalStateException("%s holds a %s key, which the environment '%s' does not admit"
                    .formatted(entry.keyFile(), secret.mode().code(), environment.code()));
        }
        return secret;
    }

    private static String contentOf(Entry entry) {
        try {
            return Files.readString(entry.keyFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key of the bootstrap entry '%s' cannot be read".formatted(entry.name()), e);
        }
    }
}
