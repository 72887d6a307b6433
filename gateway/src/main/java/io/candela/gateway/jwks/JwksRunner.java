package io.candela.gateway.jwks;

import com.nimbusds.jose.jwk.JWKSet;
import io.candela.gateway.authentication.SigningKeys;
import io.candela.gateway.upstream.IdentityTokens;
import io.candela.gateway.upstream.Registry;
import io.candela.platform.identity.IdentityHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fetches keys from the service that signs, as an instance of it was found in the registry. */
@Component
@EnableConfigurationProperties(JwksProperties.class)
class JwksRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JwksRunner.class);
    private static final String SERVICE = "auth-service";
    private static final String PATH = "/.well-known/jwks.json";
    private static final int OK = 200;
    private static final long BETWEEN_LOOKS = 500;

    private final SigningKeys keys;
    private final Registry registry;
    private final IdentityTokens tokens;
    private final JwksProperties properties;
    private final InstantSource clock;
    private final Schedule schedule;
    private final HttpClient http;
    private @Nullable ScheduledExecutorService looks;
    private boolean wanted;

    JwksRunner(
            SigningKeys keys,
            Registry registry,
            IdentityTokens tokens,
            JwksProperties properties,
            InstantSource clock) {
        this.keys = keys;
        this.registry = registry;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
        this.schedule = new Schedule(properties);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .build();
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("signing-keys").daemon().factory());
        looks = started;
        var _ = started.scheduleWithFixedDelay(this::look, 0, BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (looks != null) {
            looks.shutdownNow();
        }
        looks = null;
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }

    /** This is the supervisor: whatever happens, the looks go on. */
    private void look() {
        try {
            wanted |= keys.wanted() || keys.empty();
            if (schedule.due(clock.instant(), wanted)) {
                wanted = !fetch();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).log("The keys of tokens could not be fetched");
        }
    }

    private boolean fetch() throws InterruptedException {
        for (URI instance : registry.instances(SERVICE)) {
            try {
                HttpResponse<String> answer = http.send(request(instance), BodyHandlers.ofString());
                if (answer.statusCode() == OK) {
                    keys.learn(JWKSet.parse(answer.body()));
                    return true;
                }
                unread("status " + answer.statusCode());
            } catch (IOException | ParseException failure) {
                unread(String.valueOf(failure.getMessage()));
            }
        }
        return false;
    }

    private HttpRequest request(URI instance) {
        return HttpRequest.newBuilder(instance.resolve(PATH))
                .timeout(properties.timeout())
                .header(IdentityHeader.NAME, tokens.tokenFor(null, SERVICE))
                .build();
    }

    private static void unread(String reason) {
        log.atInfo()
                .addKeyValue("reason", reason)
                .log("The keys of tokens could not be fetched; those of before go on");
    }
}
