package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What lies on the disks of PostgreSQL and Redis, byte for byte: tables and the write-ahead log, which has whatever was
 * ever committed, and a snapshot of Redis.
 */
class SecretsAtRestTest {
    private static final Pattern KEY = Pattern.compile("cdl_(test|live)_[0-9A-Za-z]{38}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}\\.");
    private static final String PASSWORD = "a canary " + UUID.randomUUID();
    private static final String EMAIL = "canary-" + UUID.randomUUID() + "@example.org";

    private final Instance instance = Instances.replayed();

    @Test
    void noKeyTokenPasswordOrAddressIsThereInTheClear() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("the password", PASSWORD);
        secrets.put("the e-mail address", EMAIL);
        secrets.put("the operator's address", "demo@candela.local");
        JsonNode signedUp =
                post("/v1/accounts", null, "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD));
        String first = signedUp.at("/key/key").asString();
        secrets.put("the first key", first);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> instance.send(instance.request("/v1/account").header("Authorization", "Bearer " + first))
                                .statusCode()
                        == 200);
        JsonNode made = post("/v1/keys", instance.adminKey(), "{\"name\":\"bot\"}");
        secrets.put("a key", made.path("key").asString());
        JsonNode rotated = post("/v1/keys/" + made.path("id").asString() + "/rotate", instance.adminKey(), "{}");
        secrets.put("its successor", rotated.at("/key/key").asString());
        secrets.put(
                "a ticket", post("/v1/stream/tickets", first, "").path("ticket").asString());
        assertThat(secrets.values()).doesNotContain("").doesNotHaveDuplicates();

        // What is no secret is found, so that a secret would be.
        String harmless = signedUp.at("/key/id").asString();
        for (Path store : List.of(postgres(), snapshotOfRedis())) {
            assertThat(found(store, Map.of("the key's id", harmless))).contains("the key's id");
            assertThat(found(store, secrets)).as(store.toString()).isEmpty();
        }
    }

    private Path postgres() {
        return instance.home().resolve("data/replay/postgres");
    }

    private JsonNode post(String path, @Nullable String key, String body) {
        var request = instance.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body));
        HttpResponse<String> response =
                instance.send(key == null ? request : request.header("Authorization", "Bearer " + key));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Instance.JSON.readTree(response.body());
    }

    private static Set<String> found(Path store, Map<String, String> secrets) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = contentOf(file);
                secrets.forEach((what, secret) -> {
                    if (content.contains(secret)) {
                        found.add(what);
                    }
                });
                if (KEY.matcher(content).find() || TOKEN.matcher(content).find()) {
                    found.add("some key or token in " + file);
                }
            }
        }
        return found;
    }

    private static String contentOf(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException removedMeanwhile) {
            return "";
        }
    }

    private Path snapshotOfRedis() throws IOException {
        String password = Files.readString(instance.home().resolve("secrets/redis.password"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 16379 + 1000)) {
            String commands = "AUTH %s\r\nCONFIG SET rdbcompression no\r\nSAVE\r\nQUIT\r\n".formatted(password);
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines())
                    .containsExactly("+OK", "+OK", "+OK", "+OK");
        }
        return instance.home().resolve("data/replay/redis/dump.rdb");
    }
}
