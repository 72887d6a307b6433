package io.candela.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.gateway.Phonebook;
import io.candela.gateway.Shelf;
import io.candela.gateway.Topic;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import io.candela.gateway.streams.TestGateway;
import io.candela.gateway.streams.TestTopics;
import io.candela.local.Infrastructure;
import io.candela.local.SelfSigned;
import io.candela.local.process.Trust;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway with a certificate as callers meet it, over real sockets. The last test ends it. */
@NullUnmarked
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class TlsTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();
    private static final String URL = "https://candela.example";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Phonebook phonebook = new Phonebook();
    private static final Shelf shelf = new Shelf();

    @TempDir
    private static Path folder;

    private static SelfSigned first;
    private static Topic credentials;
    private static TestTopics topics;
    private static TestGateway gateway;
    private static ApiKey key;

    @BeforeAll
    static void start() throws Exception {
        first = SelfSigned.create();
        first.write(certificate(), privateKey());
        phonebook.put("market-data-service", shelf.uri());
        credentials = new Topic(BROKERS);
        topics = new TestTopics(BROKERS, "tls-test");
        topics.commit(() -> topics.publish("prices", "A", 0, 3));
        Map<String, String> settings = new HashMap<>(topics.settings(1000));
        settings.put("spring.profiles.active", "tls");
        settings.put("spring.ssl.bundle.watch.file.quiet-period", "100ms");
        settings.put("candela.tls.certificate", certificate().toString());
        settings.put("candela.tls.private-key", privateKey().toString());
        settings.put("candela.public-url", URL);
        settings.put("candela.gateway.plain.port", "0");
        settings.put("candela.gateway.plain.patience", "1s");
        settings.put("candela.gateway.arrival.patience", "1s");
        gateway = TestGateway.start(
                BROKERS,
                settings,
                context -> ((GenericApplicationContext) context).registerBean(Phonebook.class, () -> phonebook));
        key = gateway.key(credentials, "stream", "market:read");
    }

    @AfterAll
    static void end() {
        gateway.close();
        shelf.stop();
        topics.close();
    }

    // Protocols

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"HTTP_2", "HTTP_1_1"})
    void callersSpeakWhichHttpTheyLike(Version version) throws Exception {
        try (HttpClient http = client(version)) {
            HttpResponse<String> answer = get(http, "/v1/prices/" + version);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("/v1/prices/" + version);
            assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
            assertThat(answer.headers().map().keySet()).doesNotContain("connection", "keep-alive", "transfer-encoding");
        }
    }

    @Test
    void whatHttp2SaysBesideHeadersDoesNotReachServicesAsOne() throws Exception {
        try (HttpClient http = client(Version.HTTP_2)) {
            get(http, "/v1/prices/NAMES");
            assertThat(shelf.lastHeaders()).isNotEmpty().noneMatch(name -> name.startsWith("x-http2"));
        }
    }

    @Test
    void aRefusalIsTheSameOverHttp2() throws Exception {
        try (HttpClient http = client(Version.HTTP_2)) {
            HttpResponse<String> answer = http.send(request("/v1/prices/A").build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("\"" + URL + "/.well-known/oauth-protected-resource\"");
            HttpResponse<String> tooLarge = http.send(
                    request("/v1/prices/A")
                            .header("X-Filler", "x".repeat(20_000))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(tooLarge.statusCode()).isEqualTo(431);
            assertThat(JSON.readTree(tooLarge.body()).path("code").asString()).isEqualTo("headers-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whoSpeaksTlsAsItIsTodayIsUnderstood(String version) throws Exception {
        try (SSLSocket socket = connect(first.client(), version)) {
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(socket.getSession().getCipherSuite()).matches(".*(GCM|CHACHA20).*");
        }
    }

    @Test
    void whoSpeaksAnOldTlsIsNot() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(helloOfTls11());
            byte[] answer = socket.getInputStream().readNBytes(7);
            int alert = 21;
            int fatal = 2;
            int protocolVersion = 70;
            assertThat(answer[0]).isEqualTo((byte) alert);
            assertThat(answer[5]).isEqualTo((byte) fatal);
            assertThat(answer[6]).isEqualTo((byte) protocolVersion);
        }
    }

    /** What it tells of itself leads to where it is. */
    @Test
    void everyAddressThatItTellsIsItsPublicOne() throws Exception {
        try (HttpClient http = client(Version.HTTP_2)) {
            assertThat(json(http, "/.well-known/api-catalog").findValuesAsString("href"))
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith(URL + "/"));
            JsonNode resource = json(http, "/.well-known/oauth-protected-resource");
            assertThat(resource.path("resource").asString()).isEqualTo(URL);
            assertThat(resource.at("/authorization_servers/0").asString()).isEqualTo(URL);
            JsonNode servers = json(http, "/asyncapi.json").path("servers");
            assertThat(servers.at("/webSocket/protocol").asString()).isEqualTo("wss");
            assertThat(servers.at("/serverSentEvents/protocol").asString()).isEqualTo("https");
            assertThat(servers.findValuesAsString("default")).containsOnly("candela.example");
            assertThat(get(http, "/changelog.atom").body())
                    .contains(URL + "/changelog")
                    .doesNotContain("http://localhost", "https://localhost");
        }
    }

    // The certificate

    @Test
    void anotherCertificateIsTakenUpAndOpenConnectionsGoOn(CapturedOutput output) throws Exception {
        SelfSigned second = SelfSigned.create();
        SSLContext both = Trust.in(List.of(first.certificate(), second.certificate()));
        try (SSLSocket open = connect(both, "TLSv1.3")) {
            assertThat(certificateOf(open)).isEqualTo(first.certificate());
            assertThat(ask(open, "/status")).startsWith("HTTP/1.1 200");

            // Half of a change: a certificate without its key.
            second.write(certificate(), folder.resolve("later.pem"));
            await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains("SSL reload error"));
            assertThat(certificateOfNewConnection(second)).isEqualTo(first.certificate());

            second.write(certificate(), privateKey());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> certificateOfNewConnection(second).equals(second.certificate()));
            assertThat(ask(open, "/status")).startsWith("HTTP/1.1 200");
        } finally {
            first.write(certificate(), privateKey());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> certificateOfNewConnection(second).equals(first.certificate()));
        }
    }

    private static Certificate certificateOfNewConnection(SelfSigned second) throws Exception {
        try (SSLSocket fresh = connect(Trust.in(List.of(first.certificate(), second.certificate())), "TLSv1.3")) {
            return certificateOf(fresh);
        }
    }

    // Without TLS

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/prices/A",
                "GET /v1/stream?channel=prices:*&ticket=a-secret",
                "POST /v1/keys",
                "GET /oauth2/authorize?client_id=a&code_challenge=a-secret",
                "POST /oauth2/token",
                "GET /.well-known/openid-configuration",
                "GET /openapi.json",
                "GET /docs", // with a key, as all of them
                "OPTIONS /v1/keys"
            })
    void callsInClearTextAreRefusedAndNotLedOn(String line) throws IOException {
        int asked = shelf.requests();
        String answer = plain(line + " HTTP/1.1\r\nHost: candela.example\r\nAuthorization: Bearer " + key.text()
                + "\r\nContent-Length: 8\r\n\r\na-secret");
        assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("a-secret", key.text(), "Location", "location");
        assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "connection")).isEqualTo("close");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(header(answer, "strict-transport-security")).isNull();
        JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.path("code").asString()).isEqualTo("https-required");
        assertThat(problem.path("type").asString()).isEqualTo("/problems/https-required");
        assertThat(problem.path("retryable").asBoolean(true)).isFalse();
        assertThat(problem.path("requestId").asString()).isEqualTo(header(answer, "x-request-id"));
        assertThat(problem.path("instance").asString())
                .isEqualTo(line.replaceAll("[A-Z]+ ", "").replaceAll("\\?.*", ""));
        assertThat(problem.path("detail").asString()).contains(URL);
        assertThat(shelf.requests()).isEqualTo(asked);
    }

    @Test
    void whoAsksBeforeSendingABodyIsSparedSendingIt() throws IOException {
        assertThat(plain("POST /v1/keys HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 8\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void pagesAreWhereThePublicAddressIsWhateverHostIsAskedFor() throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            String answer = plain(method + " /problems/https-required HTTP/1.1\r\nHost: evil.example\r\n"
                    + "X-Forwarded-Host: evil.example\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 308 ").doesNotContain("evil");
            assertThat(header(answer, "location")).isEqualTo(URL + "/problems/https-required");
            assertThat(header(answer, "strict-transport-security")).isNull();
        }
        try (HttpClient http = client(Version.HTTP_2)) {
            HttpResponse<String> page = get(http, "/problems/https-required");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("HTTPS required");
        }
    }

    @Test
    void everyPageThatPagesLeadToIsRedirected() throws Exception {
        try (HttpClient http = client(Version.HTTP_2)) {
            List<String> links = java.util.regex.Pattern.compile("<a href=\"(/[^\"#]*)\"")
                    .matcher(get(http, "/problems").body())
                    .results()
                    .map(link -> link.group(1))
                    .distinct()
                    .toList();
            assertThat(links).contains("/docs", "/live", "/status", "/changelog", "/problems");
            for (String link : List.of("/", "/docs", "/live", "/status", "/changelog", "/problems")) {
                assertThat(header(plain("GET " + link + " HTTP/1.1\r\nHost: a\r\n\r\n"), "location"))
                        .isEqualTo(URL + link);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /docs HTTP/1.1\r\nHost: lo",
                "POST /v1/keys HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"
            })
    void whoIsSlowInClearTextHoldsNoConnection(String begun) throws IOException {
        plain(begun);
    }

    @Test
    void whatIsTooLongInClearTextIsNotRead() throws IOException {
        assertThat(plain("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(plain("GET /docs HTTP/1.1\r\nHost: a\r\nX-Filler: " + "x".repeat(17_000) + "\r\n\r\n"))
                .matches(answer -> answer.startsWith("HTTP/1.1 4"));
    }

    // Streams

    @Test
    void aWebSocketOpensOverTls() throws Exception {
        BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        try (HttpClient http = client(Version.HTTP_2)) {
            WebSocket socket = http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + key.text())
                    .buildAsync(URI.create("wss://localhost:" + gateway.port() + "/v1/stream"), new Listener(heard))
                    .join();
            socket.sendText("{\"op\":\"subscribe\",\"id\":1,\"channels\":[\"prices:A\",\"trades:W\"]}", true)
                    .join();
            assertThat(next(heard, "ack").path("op").asString()).isEqualTo("subscribe");
            assertThat(next(heard, "snapshot").at("/data/0/n").asInt()).isEqualTo(2);
            topics.commit(() -> topics.publish("trades", "W", 7, 8));
            assertThat(next(heard, "event").at("/data/n").asInt()).isEqualTo(7);
            socket.abort();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Version.class,
            names = {"HTTP_2", "HTTP_1_1"})
    void eventsComeOverTls(Version version) throws Exception {
        String name = "S-" + version;
        try (HttpClient http = client(version);
                BufferedReader events = events(http, key, "trades:" + name)) {
            next(events, "snapshot");
            topics.commit(() -> topics.publish("trades", name, 7, 8));
            assertThat(next(events, "event").at("/data/n").asInt()).isEqualTo(7);
            next(events, "heartbeat");
        }
    }

    @Test
    void streamsAndOtherRequestsShareAConnectionOfHttp2() throws Exception {
        try (HttpClient http = client(Version.HTTP_2);
                BufferedReader one = events(http, key, "trades:ONE");
                BufferedReader other = events(http, key, "trades:OTHER")) {
            next(one, "snapshot");
            next(other, "snapshot");
            assertThat(get(http, "/v1/prices/BESIDE").statusCode()).isEqualTo(200);
            topics.commit(() -> {
                topics.publish("trades", "ONE", 1, 900);
                topics.publish("trades", "OTHER", 5, 6);
            });
            assertThat(next(other, "event").at("/data/n").asInt()).isEqualTo(5);
            for (int n = 1; n < 900; n++) {
                assertThat(next(one, "event").at("/data/n").asInt()).isEqualTo(n);
            }
        }
    }

    @Test
    void aStreamThatEndsLeavesItsConnectionToTheOthers() throws Exception {
        ApiKey mortal = Credentials.key();
        Credential credential = Credentials.active("key_tls-mortal", mortal, "streams", "stream", "market:read");
        credentials.publish(credential);
        await().until(() ->
                gateway.bean(CredentialDirectory.class).find(mortal.hash()).isPresent());
        try (HttpClient http = client(Version.HTTP_2);
                BufferedReader mortals = events(http, mortal, "trades:M");
                BufferedReader others = events(http, key, "trades:M")) {
            next(mortals, "snapshot");
            next(others, "snapshot");
            credentials.publish(Credentials.revoked(credential));
            assertThat(next(mortals, "goodbye").path("reason").asString()).isNotBlank();
            assertThat(mortals.lines().filter(line -> !line.isEmpty())).isEmpty();
            topics.commit(() -> topics.publish("trades", "M", 1, 2));
            assertThat(next(others, "event").at("/data/n").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whoGoesAwayFromAStreamOfHttp2IsForgotten() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> open() == 0);
        try (HttpClient http = client(Version.HTTP_2)) {
            BufferedReader events = events(http, key, "trades:GONE");
            next(events, "snapshot");
            assertThat(open()).isEqualTo(1);
            events.close();
            await().atMost(Duration.ofSeconds(30)).until(() -> open() == 0);
            assertThat(get(http, "/v1/prices/STILL").statusCode()).isEqualTo(200);
        }
    }

    // Bounds of HTTP/2

    @Test
    void aConnectionOfHttp2IsBounded() throws Exception {
        int streams = 3;
        int headerList = 6;
        try (Http2Socket socket = new Http2Socket(first.client(), gateway.port())) {
            assertThat(socket.begin()).containsEntry(streams, 100L).containsEntry(headerList, 65_536L);
        }
    }

    @Test
    void whoAsksAndTakesBackWithoutEndIsCut() throws Exception {
        try (Http2Socket socket = new Http2Socket(first.client(), gateway.port())) {
            socket.begin();
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            for (int i = 0; i < 400; i++) {
                int stream = 2 * i + 1;
                flood.writeBytes(Http2Socket.request(stream, "/v1/keys"));
                flood.writeBytes(Http2Socket.frame(Http2Socket.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
            }
            socket.write(flood.toByteArray());
            int enhanceYourCalm = 11;
            assertThat(ByteBuffer.wrap(socket.next(Http2Socket.GOAWAY)).getInt(4))
                    .isEqualTo(enhanceYourCalm);
            socket.awaitEnd();
        }
    }

    @Test
    void whoSendsAFrameByteByByteIsCut() throws Exception {
        try (Http2Socket socket = new Http2Socket(first.client(), gateway.port())) {
            socket.begin();
            socket.write(new byte[] {0, 0, 1});
            socket.awaitEnd();
        }
        try (Http2Socket socket = new Http2Socket(first.client(), gateway.port())) {
            socket.begin();
            byte[] request = Http2Socket.request(1, "/v1/keys");
            request[4] = 0; // the headers go on in another frame
            socket.write(request);
            socket.awaitEnd();
        }
    }

    @Test
    void whoSendsARequestOfHttp11ByteByByteIsCutToo() throws Exception {
        try (SSLSocket socket = connect(first.client(), "TLSv1.3")) {
            socket.getOutputStream().write("GET /status HTTP/1.1\r\nHost: lo".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoIsSilentForAWhileKeepsTheConnection() throws Exception {
        try (Http2Socket socket = new Http2Socket(first.client(), gateway.port());
                HttpClient http = client(Version.HTTP_2)) {
            socket.begin();
            // Long enough for the patience with what has begun.
            try (BufferedReader events = events(http, key, "trades:QUIET")) {
                for (int seconds = 0; seconds < 2; seconds++) {
                    next(events, "heartbeat");
                }
            }
            socket.write(Http2Socket.request(1, "/v1/keys"));
            assertThat(socket.next(Http2Socket.HEADERS)).isNotEmpty();
        }
    }

    // The end

    @Test
    @Order(Integer.MAX_VALUE)
    void aGatewayThatLeavesSaysSoOnEveryConnectionAndAnswersWhatHasBegun() throws Exception {
        shelf.hold();
        int asked = shelf.requests();
        try (HttpClient http = client(Version.HTTP_2);
                Http2Socket idle = new Http2Socket(first.client(), gateway.port())) {
            idle.begin();
            CompletableFuture<HttpResponse<String>> begun =
                    http.sendAsync(authorized("/v1/prices/LAST").build(), BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(30)).until(() -> shelf.requests() > asked);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(gateway::close);
            ByteBuffer goAway = ByteBuffer.wrap(idle.next(Http2Socket.GOAWAY));
            assertThat(goAway.getInt()).as("the last stream that is answered").isEqualTo(Integer.MAX_VALUE);
            assertThat(goAway.getInt()).as("an error").isZero();
            shelf.letGo();
            assertThat(begun.join().statusCode()).isEqualTo(200);
            idle.awaitEnd();
            closed.join();
        }
        assertThatThrownBy(() -> connect(first.client(), "TLSv1.3")).isInstanceOf(IOException.class);
    }

    // Clients

    private static HttpClient client(Version version) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .sslContext(first.client())
                .version(version)
                .build();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.port() + path));
    }

    private static HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + key.text());
    }

    private static HttpResponse<String> get(HttpClient http, String path) throws IOException, InterruptedException {
        return http.send(authorized(path).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpClient http, String path) throws IOException, InterruptedException {
        return JSON.readTree(get(http, path).body());
    }

    private static BufferedReader events(HttpClient http, ApiKey caller, String channel)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(
                request("/v1/stream?channel=" + channel)
                        .header("Authorization", "Bearer " + caller.text())
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The next event of {@code type}. */
    private static JsonNode next(BufferedReader events, String type) throws IOException {
        String name = "";
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ") && name.equals(type)) {
                return JSON.readTree(line.substring("data: ".length()));
            }
        }
        throw new AssertionError("No " + type + " until the end");
    }

    private static JsonNode next(BlockingQueue<JsonNode> heard, String type) throws InterruptedException {
        while (true) {
            JsonNode message = heard.poll(30, TimeUnit.SECONDS);
            if (message == null || message.path("type").asString().equals(type)) {
                return message;
            }
        }
    }

    private static double open() {
        return gateway
                .bean(io.micrometer.core.instrument.MeterRegistry.class)
                .get("candela.gateway.streams.open")
                .gauges()
                .stream()
                .mapToDouble(io.micrometer.core.instrument.Gauge::value)
                .sum();
    }

    private static SSLSocket connect(SSLContext trusting, String version) throws IOException {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", gateway.port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {version});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(30_000);
        socket.startHandshake();
        return socket;
    }

    private static Certificate certificateOf(SSLSocket socket) throws IOException {
        return socket.getSession().getPeerCertificates()[0];
    }

    /** Asks on a connection that stays open; returns the head of the answer. */
    private static String ask(SSLSocket socket, String path) throws IOException {
        socket.getOutputStream()
                .write("HEAD %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(path)
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return "The connection has ended after " + head;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Sends {@code text} in clear, and returns what comes until the connection ends. */
    private static String plain(String text) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                gateway.bean(PlainListener.class).port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    private static Path certificate() {
        return folder.resolve("certificate.pem");
    }

    private static Path privateKey() {
        return folder.resolve("key.pem");
    }

    /** The first message of a client that knows TLS 1.1 and nothing newer (RFC 4346, section 7.4.1.2). */
    private static byte[] helloOfTls11() {
        int body = 2 + 32 + 1 + 2 + 6 + 2;
        return ByteBuffer.allocate(5 + 4 + body)
                .put((byte) 22)
                .putShort((short) 0x0301)
                .putShort((short) (4 + body))
                .putInt(1 << 24 | body)
                .putShort((short) 0x0302)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 6)
                .putShort((short) 0xc009)
                .putShort((short) 0xc013)
                .putShort((short) 0x002f)
                .putShort((short) 0x0100)
                .array();
    }

    /** Puts what is heard aside. */
    private record Listener(BlockingQueue<JsonNode> heard, StringBuilder text) implements WebSocket.Listener {
        Listener(BlockingQueue<JsonNode> heard) {
            this(heard, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
