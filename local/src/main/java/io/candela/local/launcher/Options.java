package io.candela.local.launcher;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of Candela was asked to be.
 *
 * @param market where the market comes from
 * @param ephemeral whether the data goes with the instance
 * @param tracing whether Zipkin runs too and gets every trace
 * @param tls absent where the gateway speaks plain HTTP
 * @param portOffset what is added to every port
 */
record Options(
        Market market,
        boolean ephemeral,
        boolean tracing,
        @Nullable Tls tls,
        int portOffset) {

    private static final int HIGHEST_OFFSET = 65_535
            - Stream.of(Port.values()).mapToInt(port -> port.plus(0)).max().orElseThrow();

    Options {
        if (portOffset < 0 || portOffset > HIGHEST_OFFSET) {
            throw new IllegalArgumentException(
                    "the port offset is between 0 and " + HIGHEST_OFFSET + ", not " + portOffset);
        }
    }

    int port(Port port) {
        return port.plus(portOffset);
    }

    /** Where users reach the gateway. */
    String url() {
        return tls == null ? "http://localhost:" + port(Port.GATEWAY) : "https://localhost:" + port(Port.GATEWAY_TLS);
    }

    /** Where our own processes reach each other. */
    String http(Port port) {
        return "http://127.0.0.1:" + port(port);
    }
}
