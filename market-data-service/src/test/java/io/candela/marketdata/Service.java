package io.candela.marketdata;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.contracts.Instrument;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Trade;
import io.candela.local.Infrastructure;
import io.candela.marketdata.history.HistoricTrades;
import io.candela.marketdata.history.TradeRange;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import io.candela.platform.json.RecordJson;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/** The service as it is deployed, on real Kafka and QuestDB, spoken to over HTTP as its gateway would. */
final class Service implements AutoCloseable {
    static final JsonNode NOTHING = RecordJson.mapper().missingNode();

    private static final String NAME = "market-data-service";

    private final ConfigurableApplicationContext context;
    private final CallerTokenIssuer issuer;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(ConfigurableApplicationContext context, CallerTokenIssuer issuer, InstantSource clock) {
        this.context = context;
        this.issuer = issuer;
        this.clock = clock;
    }

    static Service start(Path folder, Map<String, Object> settings) {
        return start(folder, settings, InstantSource.system());
    }

    /** @param clock what the service takes for the wall clock */
    static Service start(Path folder, Map<String, Object> settings, InstantSource clock) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("current").generate();
            Path privateKey = Files.writeString(folder.resolve("current.jwk"), key.toJSONString());
            Path publicKeys =
                    Files.writeString(folder.resolve("current.jwks"), new JWKSet(key.toPublicJWK()).toString());
            Path secret = Files.writeString(folder.resolve("cursor.secret"), "0123456789abcdef0123456789abcdef");
            Map<String, Object> all = new HashMap<>(Map.ofEntries(
                    Map.entry("server.port", "0"),
                    Map.entry("management.server.port", "0"),
                    Map.entry("eureka.client.enabled", "false"),
                    Map.entry("candela.environment", "replay"),
                    Map.entry("candela.identity.public-keys-file", publicKeys),
                    Map.entry("candela.cursor.secret-file", secret),
                    Map.entry(
                            "spring.kafka.bootstrap-servers",
                            Infrastructure.kafka().bootstrapServers()),
                    Map.entry(
                            "candela.market-data.history.http",
                            Infrastructure.questDb().httpUrl()),
                    Map.entry(
                            "candela.market-data.history.url",
                            Infrastructure.questDb().jdbcUrl()),
                    Map.entry(
                            "candela.market-data.history.username",
                            Infrastructure.questDb().username()),
                    Map.entry(
                            "candela.market-data.history.password",
                            Infrastructure.questDb().password()),
                    Map.entry("candela.market-data.replay.speed", "max"),
                    Map.entry("logging.structured.format.console", ""),
                    Map.entry(
                            "spring.kafka.streams.state-dir",
                            folder.resolve("streams").toString())));
            all.putAll(settings);
            SpringApplication application = new SpringApplication(MarketDataApplication.class);
            application.setWebApplicationType(WebApplicationType.SERVLET);
            application.addInitializers(
                    (GenericApplicationContext context) -> context.registerBean(InstantSource.class, () -> clock));
            String[] arguments = all.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new);
            return new Service(application.run(arguments), CallerTokenIssuer.withKeyIn(privateKey), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    void publish(String topic, String key, Object event) {
        KafkaTemplate<String, Object> kafka = context.getBean(KafkaTemplate.class);
        kafka.send(topic, key, event).join();
    }

    /** What has been published on a topic so far. */
    @SuppressWarnings("unchecked")
    <T> List<T> published(String topic, Class<T> type) {
        ConsumerFactory<String, Object> consumers = context.getBean(ConsumerFactory.class);
        List<T> published = new ArrayList<>();
        try (Consumer<String, Object> consumer = consumers.createConsumer("published", null)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> published.add(type.cast(record.value())));
            }
        }
        return published;
    }

    List<Trade> trades(Instrument instrument) {
        return context.getBean(HistoricTrades.class)
                .page(TradeRange.of(instrument, Instant.MIN, Instant.MAX), HistoricTrades.Order.OLDEST_FIRST, null, 10);
    }

    double history(String metric) {
        return context.getBean(MeterRegistry.class)
                .get("candela.market-data.history." + metric)
                .counter()
                .count();
    }

    double counted(String metric, String venue, String outcome) {
        return context.getBean(MeterRegistry.class)
                .get(metric)
                .tags("venue", venue, "outcome", outcome)
                .counter()
                .count();
    }

    void sql(String statement) {
        context.getBean(JdbcClient.class).sql(statement).update();
    }

    long count(String query) {
        return context.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return tree(answer);
    }

    /** What some other server answers. */
    JsonNode tree(URI uri) {
        return tree(exchange(HttpRequest.newBuilder(uri)));
    }

    static JsonNode tree(HttpResponse<String> answer) {
        return RecordJson.mapper().readTree(answer.body());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path).GET(), headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        return exchange(headers(identified(request), headers));
    }

    private HttpRequest.Builder identified(HttpRequest.Builder request) {
        Caller caller = new Caller("acc_1", "key_1", Set.of("market:read"), "pro", KeyMode.TEST);
        return request.header("Candela-Identity", issuer.issue(caller, NAME, clock.instant()));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.server.port") + path));
    }

    JsonNode feeds() {
        URI uri = URI.create("http://127.0.0.1:" + port("local.management.port") + "/actuator/feeds");
        return tree(uri);
    }

    /** What the operator is answered, who sends {@code json}. */
    HttpResponse<String> manage(String path, String json) {
        return exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.management.port") + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    boolean ended() {
        JsonNode feeds = feeds();
        return feeds.size() == 1 && feeds.get(0).get("state").asString().equals("ended");
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    /** An answer that is read as it comes. */
    HttpResponse<InputStream> open(String path, String... headers) {
        return exchange(headers(identified(request(path)), headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private String port(String property) {
        return String.valueOf(context.getEnvironment().getProperty(property));
    }

    @Override
    public void close() {
        context.close();
    }
}
