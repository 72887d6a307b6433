package io.candela.gateway.streams;

import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Plan;
import io.candela.gateway.GatewayApplication;
import io.candela.gateway.Topic;
import io.candela.gateway.authentication.IdentityKeyFiles;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** A gateway in this JVM, with topics of its own, so that several can run side by side. */
public final class TestGateway implements AutoCloseable {
    private static final Plan PLAN = new Plan("streams", 1_000_000, 1_000_000, 1_000_000_000, 1000, 1, 1);

    private final ConfigurableApplicationContext context;

    private TestGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** {@code settings} come on top of those that tests have in common. */
    static TestGateway start(String brokers, Map<String, String> settings) {
        return start(brokers, settings, _ -> {});
    }

    /** The same, and {@code surroundings} adds beans of its own. */
    public static TestGateway start(
            String brokers,
            Map<String, String> settings,
            ApplicationContextInitializer<ConfigurableApplicationContext> surroundings) {
        TestGateway gateway = new TestGateway(new SpringApplicationBuilder(GatewayApplication.class)
                .initializers(TestGateway::onItsOwn, surroundings)
                .run(arguments(brokers, settings).toArray(new String[0])));
        await().atMost(Duration.ofSeconds(30)).until(gateway.context.getBean(Streams.class)::admitting);
        return gateway;
    }

    /** Its event loops end with it, and not those of other gateways. */
    private static void onItsOwn(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        });
    }

    static List<String> arguments(String brokers, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "0");
        all.put("management.server.port", "0");
        all.put("spring.kafka.bootstrap-servers", brokers);
        // Limits are not what is tested here, so each gateway keeps its own.
        all.put("spring.data.redis.port", "1");
        all.put("eureka.client.enabled", "false");
        // For those who ask for it.
        all.put("candela.gateway.streams.compression", "true");
        IdentityKeyFiles keys = identity();
        all.put("candela.identity.private-key-file", keys.privateKey("test").toString());
        all.put("candela.identity.public-keys-file", keys.publicKeys().toString());
        all.putAll(settings);
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A key with {@code scopes} that the gateway knows. */
    public ApiKey key(Topic credentials, String... scopes) {
        ApiKey key = Credentials.key();
        credentials.publish(PLAN);
        credentials.publish(Credentials.active("key_" + UUID.randomUUID(), key, PLAN.id(), scopes));
        CredentialDirectory directory = bean(CredentialDirectory.class);
        // One that has not read all there is refuses everybody.
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> directory.complete() && directory.find(key.hash()).isPresent());
        return key;
    }

    @Override
    public void close() {
        context.close();
    }

    private static IdentityKeyFiles identity() {
        try {
            IdentityKeyFiles keys = new IdentityKeyFiles(Files.createTempDirectory("identity"));
            keys.create("test");
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
