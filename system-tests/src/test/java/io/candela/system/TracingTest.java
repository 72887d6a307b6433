package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator finds in Zipkin. */
class TracingTest {
    private final Instance instance = Instances.replayed();

    @Test
    void oneTraceSpansGatewayAndService() {
        String trace = hex(16);
        instance.send(instance.request("/v1/candles/BTC-USD?interval=1h&limit=3")
                .header("Authorization", "Bearer " + instance.demoKey())
                .header("traceparent", "00-%s-%s-01".formatted(trace, hex(8))));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(services(zipkin("/api/v2/trace/" + trace)))
                        .contains("gateway", "market-data-service"));
        System.out.println("A request's trace: " + trace);
    }

    @Test
    void oneTraceFollowsATradeFromTheFeedThroughKafkaIntoCandleAndHistory() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode traces = zipkin("/api/v2/traces?serviceName=market-data-service&lookback=3600000&limit=1000");
            assertThat(traces.valueStream().map(TracingTest::spans))
                    .anySatisfy(spans -> assertThat(spans)
                            .anyMatch(name -> name.contains("feed"))
                            .anyMatch(name -> name.contains("candle"))
                            .anyMatch(name -> name.contains("history")));
        });
    }

    private JsonNode zipkin(String path) {
        HttpResponse<String> response = instance.send(HttpRequest.newBuilder(URI.create(instance.url(19411) + path)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.JSON.readTree(response.body());
    }

    private static Set<String> services(JsonNode trace) {
        return trace.valueStream()
                .map(span -> span.path("localEndpoint").path("serviceName").asString())
                .collect(Collectors.toSet());
    }

    private static Set<String> spans(JsonNode trace) {
        return trace.valueStream().map(span -> span.path("name").asString()).collect(Collectors.toSet());
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
