package io.candela.marketdata.feeds.live;

import io.candela.contracts.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** One venue: how it speaks, where it is, and what it has listed. */
final class VenueLine {
    private final Environment environment;
    private final VenueProtocol protocol;
    private final VenueRest rest;
    private final HttpClient http;
    private final URI address;
    private volatile @Nullable Symbols listed;

    VenueLine(Environment environment, VenueProtocol protocol, VenueRest rest, HttpClient http, URI address) {
        this.environment = environment;
        this.protocol = protocol;
        this.rest = rest;
        this.http = http;
        this.address = address;
    }

    VenueProtocol protocol() {
        return protocol;
    }

    Environment environment() {
        return environment;
    }

    VenueRest rest() {
        return rest;
    }

    /** What the venue lists now. */
    Symbols list() throws IOException, InterruptedException {
        Symbols now = rest.symbols();
        listed = now;
        return now;
    }

    /** What the venue listed when it was asked last: books do not compete with trades for its answers. */
    Symbols listed() throws IOException, InterruptedException {
        Symbols known = listed;
        return known == null ? list() : known;
    }

    VenueSocket connect() throws IOException, InterruptedException {
        return VenueSocket.connect(http, address);
    }

    WireParser parser(Symbols symbols) {
        return protocol.parser(environment, symbols);
    }
}
