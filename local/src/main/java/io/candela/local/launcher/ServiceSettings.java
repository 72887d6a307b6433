package io.candela.local.launcher;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of each service, as environment variables: the same that it gets in a container. */
record ServiceSettings(Options options, Secrets secrets) {

    /** The user who may do everything in a store; each store has a password of its own. */
    static final String USER = "candela";

    private static final String HOST = "127.0.0.1";
    private static final List<String> SIMULATED = List.of("coinbase", "kraken", "binance");

    Map<String, String> of(Service service) {
        Map<String, String> settings = new HashMap<>(common(service));
        settings.putAll(
                switch (service) {
                    case DISCOVERY -> Map.of();
                    case GATEWAY -> gateway();
                    case AUTH -> auth();
                    case MARKET_DATA -> marketData();
                    case SIGNALS -> signals();
                });
        if (service == Service.GATEWAY && options.tls() != null) {
            settings.putAll(tls(options.tls()));
        }
        if (options.tracing()) {
            settings.putAll(tracing());
        }
        return settings;
    }

    private Map<String, String> common(Service service) {
        return Map.of(
                "CANDELA_ENVIRONMENT", options.market().environment().code(),
                "SERVER_ADDRESS", HOST,
                "SERVER_PORT", Integer.toString(options.port(service.port())),
                "MANAGEMENT_SERVER_PORT", Integer.toString(options.port(service.management())),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS", HOST + ":" + options.port(Port.KAFKA),
                "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", options.http(Port.DISCOVERY) + "/eureka/",
                "CANDELA_IDENTITY_PUBLIC_KEYS_FILE",
                        secrets.identityPublicKeys().toString(),
                "CANDELA_CURSOR_SECRET_FILE", secrets.cursorSecret().toString());
    }

    private Map<String, String> gateway() {
        return Map.of(
                "CANDELA_PUBLIC_URL", options.url(),
                "CANDELA_GATEWAY_ANSWERS_KEYFILE", secrets.answerKey().toString(),
                "CANDELA_SIGNING_KEYS_FILE", secrets.requestSigningKeys().toString(),
                "CANDELA_IDENTITY_PRIVATE_KEY_FILE",
                        secrets.identityPrivateKey(Service.GATEWAY).toString(),
                "SPRING_DATA_REDIS_HOST", HOST,
                "SPRING_DATA_REDIS_PORT", Integer.toString(options.port(Port.REDIS)),
                "SPRING_DATA_REDIS_PASSWORD", secrets.passwordOf("redis"));
    }

    private Map<String, String> auth() {
        Map<String, String> settings = new HashMap<>(database(ServiceDatabase.AUTH));
        settings.put(
                "CANDELA_AUTH_ENCRYPTION_SEALINGKEYSFILE", secrets.sealingKeys().toString());
        settings.put(
                "CANDELA_AUTH_ENCRYPTION_INDEXKEYSFILE", secrets.indexKeys().toString());
        settings.put("CANDELA_PUBLIC_URL", options.url());
        settings.put("CANDELA_SIGNING_KEYS_FILE", secrets.requestSigningKeys().toString());
        settings.put(
                "CANDELA_AUTH_OAUTH_SIGNINGKEYSFILE", secrets.oauthSigningKeys().toString());
        settings.put(
                "CANDELA_AUTH_OAUTH_ANSWERKEYSFILE", secrets.answerPublicKeys().toString());
        settings.putAll(
                bootstrapKey(0, "demo", "pro", "market:read,signals:read,signals:backtest,stream,account:read"));
        settings.putAll(bootstrapKey(
                1,
                "admin",
                "enterprise",
                "market:read,signals:read,signals:backtest,stream,account:read,account:write,admin"));
        return settings;
    }

    private Map<String, String> signals() {
        Map<String, String> settings = new HashMap<>(database(ServiceDatabase.SIGNALS));
        settings.put(
                "CANDELA_IDENTITY_PRIVATE_KEY_FILE",
                secrets.identityPrivateKey(Service.SIGNALS).toString());
        return settings;
    }

    private Map<String, String> database(ServiceDatabase database) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://" + HOST + ":" + options.port(Port.POSTGRES) + "/" + database.database(),
                "SPRING_DATASOURCE_USERNAME",
                database.role(),
                "SPRING_DATASOURCE_PASSWORD",
                secrets.passwordOf(database.program()));
    }

    private Map<String, String> bootstrapKey(int index, String name, String plan, String scopes) {
        String prefix = "CANDELA_AUTH_BOOTSTRAP_" + index + "_";
        return Map.of(
                prefix + "NAME", name,
                prefix + "ACCOUNT", name + "@candela.local",
                prefix + "PLAN", plan,
                prefix + "SCOPES", scopes,
                prefix + "KEYFILE", secrets.key(name).toString());
    }

    private Map<String, String> marketData() {
        Map<String, String> settings = new HashMap<>(Map.ofEntries(
                entry("CANDELA_MARKET_DATA_HISTORY_HTTP", options.http(Port.QUESTDB_HTTP)),
                entry(
                        "CANDELA_MARKET_DATA_HISTORY_URL",
                        "jdbc:postgresql://" + HOST + ":" + options.port(Port.QUESTDB_PG) + "/qdb"),
                entry("CANDELA_MARKET_DATA_HISTORY_USERNAME", USER),
                entry("CANDELA_MARKET_DATA_HISTORY_PASSWORD", secrets.passwordOf("questdb"))));
        switch (options.market()) {
            case Market.Sandbox() -> SIMULATED.forEach(venue -> settings.putAll(simulated(venue)));
            case Market.Replay(String speed, boolean shift) -> {
                settings.put("CANDELA_MARKET_DATA_REPLAY_SPEED", speed);
                settings.put("CANDELA_MARKET_DATA_REPLAY_SHIFT", Boolean.toString(shift));
            }
            case Market.Live(List<String> venues) ->
                settings.put("CANDELA_MARKETDATA_VENUES_LISTENTO", String.join(",", venues));
        }
        return settings;
    }

    /** Where a simulated venue is; keys of a map are found only in variables without a dash's underscore. */
    private Map<String, String> simulated(String venue) {
        String prefix = "CANDELA_MARKETDATA_VENUES_AT_" + venue.toUpperCase(Locale.ROOT);
        String address = HOST + ":" + options.port(Port.SANDBOX) + "/" + venue;
        return Map.of(prefix + "_SOCKET", "ws://" + address + "/ws", prefix + "_REST", "http://" + address);
    }

    /** Browsers would remember for all that is ever at localhost, whatever its port, so they are not told to. */
    private Map<String, String> tls(Tls tls) {
        return Map.of(
                "SPRING_PROFILES_ACTIVE", "tls",
                "CANDELA_TLS_CERTIFICATE", tls.certificate().toString(),
                "CANDELA_TLS_PRIVATEKEY", tls.privateKey().toString(),
                "SERVER_PORT", Integer.toString(options.port(Port.GATEWAY_TLS)),
                "CANDELA_GATEWAY_PLAIN_PORT", Integer.toString(options.port(Port.GATEWAY)),
                "CANDELA_GATEWAY_ARRIVAL_STRICTTRANSPORT", "0s");
    }

    private Map<String, String> tracing() {
        return Map.of(
                "MANAGEMENT_TRACING_EXPORT_ZIPKIN_ENABLED", "true",
                "MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1",
                "MANAGEMENT_TRACING_EXPORT_ZIPKIN_ENDPOINT", options.http(Port.ZIPKIN) + "/api/v2/spans");
    }
}
