package io.candela.gateway.signatures;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names under which callers reach the gateway. */
final class Authorities {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private Authorities() {}

    /** That of {@code url}, those of {@code others}, and of this machine all if {@code url} has one of them. */
    static Set<String> of(URI url, Set<String> others) {
        Set<String> all = new HashSet<>();
        Stream.concat(Stream.of(url.getAuthority()), others.stream())
                .map(authority -> RequestComponents.normal(authority, url.getScheme()))
                .forEach(all::add);
        if (LOOPBACK.contains(url.getHost())) {
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            LOOPBACK.forEach(host -> all.add(host + port));
        }
        return all;
    }
}
