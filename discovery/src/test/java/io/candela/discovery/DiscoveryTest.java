package io.candela.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
class DiscoveryTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Test
    void anInstanceIsSeenAtOnceAndGoneSecondsAfterItFallsSilent() {
        assertThat(register("SILENT", 1)).isEqualTo(204);
        assertThat(application("SILENT")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(8)).until(() -> application("SILENT") == 404);
    }

    @Test
    void anInstanceThatRenewsItsLeaseStays() {
        assertThat(register("ALIVE", 2)).isEqualTo(204);
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(9)).until(() -> {
            assertThat(send("PUT", "/eureka/apps/ALIVE/ALIVE-1", "")).isEqualTo(200);
            return application("ALIVE") == 200;
        });
    }

    @Test
    void anInstanceThatSignsOffIsGoneAtOnce() {
        assertThat(register("LEAVING", 60)).isEqualTo(204);
        assertThat(application("LEAVING")).isEqualTo(200);
        assertThat(send("DELETE", "/eureka/apps/LEAVING/LEAVING-1", "")).isEqualTo(200);
        assertThat(application("LEAVING")).isEqualTo(404);
    }

    @Test
    void healthIsAnsweredOnTheManagementPortOnly() {
        assertThat(get(managementPort, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/prometheus")).isEqualTo(200);
        assertThat(get(port, "/actuator/health")).isEqualTo(404);
    }

    private int register(String application, int leaseSeconds) {
        return send("POST", "/eureka/apps/" + application, """
                {"instance": {"instanceId": "%1$s-1", "app": "%1$s", "vipAddress": "%1$s", "hostName": "127.0.0.1",
                 "ipAddr": "127.0.0.1", "status": "UP", "port": {"$": 1, "@enabled": "true"},
                 "dataCenterInfo": {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
                 "leaseInfo": {"renewalIntervalInSecs": 1, "durationInSecs": %2$d}}}
                """.formatted(application, leaseSeconds));
    }

    private int application(String name) {
        return get(port, "/eureka/apps/" + name);
    }

    private int get(int port, String path) {
        return status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }

    private int send(String method, String path, String body) {
        return status(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private int status(HttpRequest.Builder request) {
        try {
            HttpResponse<Void> answer = client.send(request.build(), BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
