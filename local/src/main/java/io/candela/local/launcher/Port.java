package io.candela.local.launcher;

/** Every port that Candela listens on, with its place before the offset that an instance may add to all of them. */
enum Port {
    GATEWAY(8080, "the gateway"),
    GATEWAY_TLS(8443, "the gateway's TLS"),
    AUTH(8081, "auth-service"),
    MARKET_DATA(8082, "market-data-service"),
    SIGNALS(8083, "signals-service"),
    DISCOVERY(8761, "discovery"),
    GATEWAY_MANAGEMENT(18080, "the gateway's health and metrics"),
    AUTH_MANAGEMENT(18081, "auth-service's health and metrics"),
    MARKET_DATA_MANAGEMENT(18082, "market-data-service's health and metrics"),
    SIGNALS_MANAGEMENT(18083, "signals-service's health and metrics"),
    DISCOVERY_MANAGEMENT(18761, "discovery's health and metrics"),
    KAFKA(19092, "Kafka"),
    KAFKA_CONTROLLER(19093, "Kafka's controller"),
    POSTGRES(15432, "PostgreSQL"),
    REDIS(16379, "Redis"),
    QUESTDB_HTTP(19000, "QuestDB's HTTP"),
    QUESTDB_PG(18812, "QuestDB's PostgreSQL protocol"),
    SANDBOX(18090, "the sandbox"),
    ZIPKIN(19411, "Zipkin");

    private final int number;
    private final String purpose;

    Port(int number, String purpose) {
        this.number = number;
        this.purpose = purpose;
    }

    int plus(int offset) {
        return number + offset;
    }

    String purpose() {
        return purpose;
    }
}
