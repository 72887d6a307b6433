package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A platform of its own, run by the launcher script as a user would run it, and spoken to over HTTP. */
final class Instance extends Api {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int MARKET_DATA_MANAGEMENT = 18_082;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    // Each look at the status is a run of the launcher.
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Path home;
    private final int portOffset;
    private final List<String> options;

    Instance(Path home, int portOffset, String... options) {
        this.home = home;
        this.portOffset = portOffset;
        this.options = List.of(options);
    }

    /** Starts it and returns what the launcher printed, once it is ready. */
    String up() {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--detach", "--no-build", "--port-offset", "" + portOffset));
        arguments.addAll(options);
        return candela(arguments);
    }

    void down() {
        candela(List.of("down"));
    }

    JsonNode status() {
        return JSON.readTree(candela(List.of("status", "--json")));
    }

    String statusText() {
        return candela(List.of("status"));
    }

    Path home() {
        return home;
    }

    @Override
    String demoKey() {
        return secret("demo.key");
    }

    String adminKey() {
        return secret("admin.key");
    }

    /** A key with these scopes, {@code market:read} among them, which the gateway knows by now. */
    JsonNode newKey(String... scopes) {
        HttpResponse<String> made = send(request("/v1/keys")
                .header("Authorization", "Bearer " + adminKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", "a test's", "scopes", scopes)))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode key = JSON.readTree(made.body());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/v1/instruments", key.path("key").asString()).statusCode() == 200);
        return key;
    }

    void revoke(JsonNode key) {
        HttpResponse<String> revoked = send(request("/v1/keys/" + key.path("id").asString())
                .header("Authorization", "Bearer " + adminKey())
                .DELETE());
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(204);
    }

    @Override
    String url() {
        return url(8080);
    }

    /** Where the program that usually listens at {@code port} listens here. */
    String url(int port) {
        return "http://127.0.0.1:" + (port + portOffset);
    }

    long pid(String process) {
        return process(process).path("pid").asLong(-1);
    }

    private JsonNode process(String name) {
        for (JsonNode each : status().path("processes")) {
            if (each.path("name").asString().equals(name)) {
                return each;
            }
        }
        return JSON.missingNode();
    }

    /**
     * Ends processes as a crash would once the tape has reached {@code time}, and waits until others have taken their places
     * and answer. Returns how far the tape had come by then.
     */
    Instant crash(Instant time, String... processes) {
        // Looked up before, since the tape goes on meanwhile.
        Map<String, Long> victims = Arrays.stream(processes).collect(Collectors.toMap(process -> process, this::pid));
        awaitFeedTime(time);
        Instant reached = feedTime();
        victims.values()
                .forEach(pid -> assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                        .isTrue());
        victims.forEach((process, before) -> await(process + " to be started again")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> {
                    JsonNode now = process(process);
                    return now.path("state").asString("").equals("ready")
                            && now.path("pid").asLong(before) != before;
                }));
        return reached;
    }

    /**
     * Waits until a service that was ended answers again, and goes on to: one that has just started is in the registry as the
     * one before it, then as not yet ready, and the gateway passes for a while over what it could not reach.
     */
    static void awaitBack(BooleanSupplier answers) {
        await("the service to be back for good")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .during(Duration.ofSeconds(10))
                .until(answers::getAsBoolean);
    }

    /** How far the tape has come; the epoch if nothing is known. */
    Instant feedTime() {
        HttpResponse<String> feeds = get("/v1/feeds");
        JsonNode time = JSON.readTree(feeds.body()).path("data").path(0).path("feedTime");
        return time.isString() ? Instant.parse(time.asString()) : Instant.EPOCH;
    }

    void awaitFeedTime(Instant time) {
        await("the tape to reach " + time)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> !feedTime().isBefore(time));
    }

    /** Until all that comes of it is there too, which operators are told, callers are not. */
    void awaitEndOfTape() {
        HttpRequest.Builder feeds = HttpRequest.newBuilder(URI.create(url(MARKET_DATA_MANAGEMENT) + "/actuator/feeds"));
        await("the tape to end")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> JSON.readTree(send(feeds).body())
                        .path(0)
                        .path("state")
                        .asString("")
                        .equals("ended"));
    }

    private String secret(String file) {
        try {
            return Files.readString(home.resolve("secrets").resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String candela(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(PROJECT.resolve("candela").toString()));
        command.addAll(arguments);
        command.addAll(Arrays.asList("--home", home.toString()));
        return Command.run(PROJECT, Map.of("CANDELA_GATEWAY_ACCESSLOG", "true"), PATIENCE, command);
    }
}
